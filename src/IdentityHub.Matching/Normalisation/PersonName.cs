namespace IdentityHub.Matching.Normalisation;

/// <summary>A person's name, or the part of it that a column holds, folded and split. Parts that aren't there are empty.</summary>
public sealed record PersonName
{
    /// <summary>A name without any part.</summary>
    public static PersonName Empty { get; } = new();

    /// <summary>The first given name, or its initial.</summary>
    public string Given { get; init; } = string.Empty;

    /// <summary>The other given names or initials, parted by blanks.</summary>
    public string Middle { get; init; } = string.Empty;

    /// <summary>The surname without its particles; the parts of a double surname are parted by a blank ("smith jones").</summary>
    public string Family { get; init; } = string.Empty;

    /// <summary>Particles before the surname: "de la", "van der".</summary>
    public string Particle { get; init; } = string.Empty;

    /// <summary>Which of several generations.</summary>
    public GenerationalSuffix Suffix { get; init; }

    /// <summary>Whether it is known which part is the family name: given apart, by a comma, or by capitals; not guessed from its place.</summary>
    public bool OrderIsCertain { get; init; }

    /// <summary>The name in its own script when that is Han, whose many homophones read alike in Latin letters; otherwise empty.</summary>
    public string Native { get; init; } = string.Empty;

    /// <summary>Whether the given name is only an initial.</summary>
    public bool GivenIsInitial => Given.Length == 1;

    /// <summary>Whether the surname has several parts.</summary>
    public bool IsDoubleSurname => Family.Contains(' ', StringComparison.Ordinal);

    /// <summary>Particles and surname as one word, in which "De Luca" and "Deluca", "St. John" and "Stjohn" are alike.</summary>
    public string FamilyJoined => (Particle + Family).Replace(" ", string.Empty, StringComparison.Ordinal);

    /// <summary>Whether nothing was found in the text.</summary>
    public bool IsEmpty => Given.Length == 0 && Family.Length == 0 && Middle.Length == 0;
}
