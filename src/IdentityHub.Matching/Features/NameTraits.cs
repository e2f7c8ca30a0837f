using IdentityHub.Matching.Text;

namespace IdentityHub.Matching.Features;

/// <summary>What is known of a distinct name, worked out once: its sound, its initial, whether it is an initial only.</summary>
/// <param name="Sound">Double Metaphone of the first word.</param>
/// <param name="LastSound">The same of the last word; equal for a single word.</param>
/// <param name="Words">Number of words.</param>
/// <param name="Length">Characters.</param>
/// <param name="Initial">First character.</param>
internal readonly record struct NameTraits(PhoneticKeys Sound, PhoneticKeys LastSound, byte Words, ushort Length, char Initial)
{
    public bool IsInitial => Length == 1;

    public static NameTraits Of(ReadOnlySpan<char> name)
    {
        var first = name.IndexOf(' ');
        var last = name.LastIndexOf(' ');
        var sound = DoubleMetaphone.Encode(first < 0 ? name : name[..first]);
        return new(sound, last < 0 ? sound : DoubleMetaphone.Encode(name[(last + 1)..]), (byte)Math.Min(255, name.Count(' ') + 1), (ushort)name.Length, name[0]);
    }
}
