namespace IdentityHub.Matching.Text;

/// <summary>The two codes of Double Metaphone: how a name is most likely said, and how else it may be said.</summary>
/// <param name="Primary">The likeliest pronunciation.</param>
/// <param name="Alternate">Another one; equal to <paramref name="Primary"/> when there is no other.</param>
public readonly record struct PhoneticKeys(PhoneticKey Primary, PhoneticKey Alternate)
{
    /// <summary>Whether two names may be said alike: any code of one equals any of the other. Never true for an empty code.</summary>
    public bool Sounds(PhoneticKeys other) =>
        Same(Primary, other.Primary) || Same(Primary, other.Alternate) || Same(Alternate, other.Primary) || Same(Alternate, other.Alternate);

    private static bool Same(PhoneticKey a, PhoneticKey b) => !a.IsEmpty && a == b;
}
