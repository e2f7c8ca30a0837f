namespace IdentityHub.Storage.Migrating;

/// <summary>Lets one node at a time make or change the database.</summary>
internal interface IMigrationTurn
{
    /// <summary>Makes the database if there is none, waits for the turn; disposing ends it, as the end of the process does.</summary>
    Task<IAsyncDisposable> EnterAsync(HubDbContext db, CancellationToken cancellation);
}
