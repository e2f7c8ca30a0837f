using IdentityHub.MasterData.Parties;
using IdentityHub.Matching.Records;

namespace IdentityHub.MasterData.Resolution;

/// <summary>What matching knows of a record: what the certain rules ask, and the raw values for the engine.</summary>
internal sealed record MatchFeatures
{
    /// <summary>Of a record that says nothing: a stub or a tombstone.</summary>
    public static MatchFeatures None { get; } = new();

    /// <summary>True when the record is an account's own.</summary>
    public bool HoldsAccount { get; init; }

    /// <summary>What the source says it is.</summary>
    public PartyKind Kind { get; init; } = PartyKind.Person;

    /// <summary>Given name, folded.</summary>
    public string Given { get; init; } = "";

    /// <summary>Family name, folded.</summary>
    public string Family { get; init; } = "";

    /// <summary>Generational suffix, folded.</summary>
    public string Suffix { get; init; } = "";

    /// <summary>Date of birth; null when missing or a usual default.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>E-mail addresses that say something of a single person.</summary>
    public IReadOnlyList<ContactKey> Emails { get; init; } = [];

    /// <summary>Phone numbers that aren't placeholders.</summary>
    public IReadOnlyList<ContactKey> Phones { get; init; } = [];

    /// <summary>Identifiers.</summary>
    public IReadOnlyList<IdentifierKey> Identifiers { get; init; } = [];

    /// <summary>True of a record that says how somebody is reached, and nothing of who it is.</summary>
    public bool IsNameless => Given.Length == 0 && Family.Length == 0 && BirthDate is null && Identifiers.Count == 0 && Emails.Count + Phones.Count > 0;

    /// <summary>The values as the engine reads them; none for a record that says nothing, and none any more once a stage has read them.</summary>
    public IReadOnlyList<AttributeValue> Values { get; init; } = [];

    /// <summary>Whether there is a value that the engine reads.</summary>
    public bool Speaks { get; init; }

    /// <summary>Two records with the same signature are judged alike against any third: a cryptographic hash, because what a stranger writes must not pass for somebody else.</summary>
    public UInt128 Signature { get; init; }

    /// <summary>The same without the raw values, for when they were read.</summary>
    public MatchFeatures WithoutValues() => this with { Values = [] };
}
