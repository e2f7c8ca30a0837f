using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Protocol.Proof;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.OpenId;

/// <summary>Used proofs through EF Core, for the engine without statements of its own (SQL Server).</summary>
internal sealed class EntityUsedProofStore(IServiceScopeFactory scopes) : IUsedProofStore
{
    // Two at once: the second one's insert breaks the key, the unit of work runs it again, and then it finds the first one's row.
    public ValueTask<bool> UseAsync(byte[] fingerprint, DateTimeOffset until, CancellationToken cancellation) => InUnitAsync(async (db, token) =>
    {
        if (await db.Set<UsedProofRow>().AnyAsync(row => row.Fingerprint == fingerprint, token))
            return false;
        db.Add(new UsedProofRow { Fingerprint = fingerprint, Until = until });
        await db.SaveChangesAsync(token);
        return true;
    }, cancellation);

    public ValueTask<int> ForgetAsync(DateTimeOffset now, int limit, CancellationToken cancellation) => InUnitAsync(async (db, token) =>
    {
        var expired = await db.Set<UsedProofRow>().Where(row => row.Until < now).OrderBy(row => row.Until).Select(row => row.Until).Take(limit).ToListAsync(token);
        if (expired.Count == 0)
            return 0;
        var last = expired[^1];
        return await db.Set<UsedProofRow>().Where(row => row.Until <= last).ExecuteDeleteAsync(token);
    }, cancellation);

    private async ValueTask<T> InUnitAsync<T>(Func<HubDbContext, CancellationToken, Task<T>> work, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDbContext>();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync((_, token) => work(db, token), cancellation);
    }
}
