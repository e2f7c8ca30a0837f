namespace IdentityHub.MasterData.Parties;

/// <summary>What a party is. Numbers are stored: never reuse one.</summary>
public enum PartyKind
{
    /// <summary>A natural person.</summary>
    Person = 1,

    /// <summary>A company, association or authority.</summary>
    Organisation = 2,

    /// <summary>People who live together.</summary>
    Household = 3,
}
