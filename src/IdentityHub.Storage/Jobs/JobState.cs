namespace IdentityHub.Storage.Jobs;

/// <summary>Where a job stands. Numbers are stored.</summary>
internal enum JobState
{
    /// <summary>To be done when due; a job in hand is due again when its lease runs out.</summary>
    Waiting = 1,

    /// <summary>Done.</summary>
    Completed = 2,

    /// <summary>Failed for good.</summary>
    GivenUp = 3,
}
