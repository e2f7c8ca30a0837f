namespace IdentityHub.Storage.Work;

/// <summary>Takes striped locks until the transaction ends.</summary>
internal interface IStripeLocks
{
    /// <summary>Takes them in the order given, which is ascending, in one statement.</summary>
    Task TakeAsync(HubDbContext db, int[] stripes, CancellationToken cancellation);
}
