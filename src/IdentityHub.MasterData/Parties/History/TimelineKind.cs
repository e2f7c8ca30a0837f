namespace IdentityHub.MasterData.Parties.History;

/// <summary>What happened to a party.</summary>
public enum TimelineKind
{
    /// <summary>The GPID was given.</summary>
    Created = 1,

    /// <summary>A record came to it.</summary>
    RecordJoined = 2,

    /// <summary>A source changed a record.</summary>
    RecordChanged = 3,

    /// <summary>A source deleted a record.</summary>
    RecordDeleted = 4,

    /// <summary>A version came late: history changed, the present didn't.</summary>
    RecordLate = 5,

    /// <summary>A steward decided something about it.</summary>
    Decided = 6,

    /// <summary>It redirects from then on.</summary>
    Absorbed = 7,
}
