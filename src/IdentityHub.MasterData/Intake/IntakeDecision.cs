namespace IdentityHub.MasterData.Intake;

/// <summary>What intake did with a record.</summary>
public enum IntakeDecision
{
    /// <summary>A new record that matched nobody: a new party.</summary>
    Created = 1,

    /// <summary>A new record of a party that was known.</summary>
    Joined = 2,

    /// <summary>A known record changed and stayed with its party.</summary>
    Updated = 3,

    /// <summary>The same content again: nothing was written.</summary>
    Unchanged = 4,

    /// <summary>Older than what is known: kept in the history, the present didn't change.</summary>
    Late = 5,

    /// <summary>A known record changed and now belongs to another party.</summary>
    Moved = 6,

    /// <summary>The record is a tombstone now.</summary>
    Deleted = 7,
}
