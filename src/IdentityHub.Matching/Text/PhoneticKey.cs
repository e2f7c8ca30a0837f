using System.Numerics;

namespace IdentityHub.Matching.Text;

/// <summary>A phonetic code of at most eight ASCII characters, packed into 64 bits (the first character in the lowest byte). Zero is no code.</summary>
/// <param name="Bits">The packed characters.</param>
public readonly record struct PhoneticKey(ulong Bits)
{
    /// <summary>Longest code.</summary>
    public const int MaxLength = 8;

    /// <summary>Whether there is no code, as for a name without any consonant sound or letter.</summary>
    public bool IsEmpty => Bits == 0;

    /// <summary>Characters in the code.</summary>
    public int Length => MaxLength - BitOperations.LeadingZeroCount(Bits) / 8;

    /// <summary>The first <paramref name="length"/> characters of the code.</summary>
    public PhoneticKey Prefix(int length) => length >= MaxLength ? this : new PhoneticKey(Bits & ((1UL << (8 * length)) - 1));

    /// <summary>The code as text.</summary>
    public override string ToString()
    {
        Span<char> text = stackalloc char[MaxLength];
        var length = 0;
        for (var rest = Bits; rest != 0; rest >>= 8)
            text[length++] = (char)(rest & 0xFF);
        return text[..length].ToString();
    }
}
