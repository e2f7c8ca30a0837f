using IdentityHub.Storage.Work;

namespace IdentityHub.Storage.PostgreSql;

/// <summary>Advisory locks of the transaction, in a number space of their own.</summary>
internal sealed class PostgreSqlStripeLocks : IStripeLocks
{
    /// <summary>"stri" in ASCII.</summary>
    private const int Space = 0x73747269;

    public async Task TakeAsync(HubDbContext db, int[] stripes, CancellationToken cancellation)
    {
        // The inner select is scanned in the array's order, and the function is volatile: the locks are taken in that order.
        await using var command = db.PostgreSqlCommand("SELECT pg_advisory_xact_lock($1, stripe) FROM unnest($2) AS stripes(stripe)", Space, stripes);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
