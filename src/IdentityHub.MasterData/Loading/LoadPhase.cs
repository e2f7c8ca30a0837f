namespace IdentityHub.MasterData.Loading;

/// <summary>What an initial load is at. Numbers are stored.</summary>
public enum LoadPhase
{
    /// <summary>The files are read and checked.</summary>
    Reading = 0,

    /// <summary>Records are resolved into parties.</summary>
    Resolving = 1,

    /// <summary>Parties, records and facts are written.</summary>
    Parties = 2,

    /// <summary>Match keys are written.</summary>
    MatchKeys = 3,

    /// <summary>Search words are written.</summary>
    Words = 4,

    /// <summary>Questions to stewards are written.</summary>
    Tasks = 5,

    /// <summary>All is written.</summary>
    Complete = 6,
}
