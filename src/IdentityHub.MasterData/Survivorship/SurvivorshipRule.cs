namespace IdentityHub.MasterData.Survivorship;

/// <summary>What may decide between two values of an attribute. Numbers are stored: never reuse one.</summary>
public enum SurvivorshipRule
{
    /// <summary>A steward chose the record.</summary>
    Pin = 1,

    /// <summary>Master before certified copy before contributor.</summary>
    Authority = 2,

    /// <summary>Proven contact points first.</summary>
    Verified = 3,

    /// <summary>The more trusted source (lower rank).</summary>
    Trust = 4,

    /// <summary>The more recent record.</summary>
    Recency = 5,

    /// <summary>What more records say.</summary>
    Frequency = 6,

    /// <summary>What says more: more parts of a name or an address, a longer text.</summary>
    Completeness = 7,

    /// <summary>Well-formed values before placeholders, defaults and what cannot be.</summary>
    Validity = 8,
}
