using IdentityHub.OpenId.Protocol.Proof;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.OpenId;

internal sealed class UsedProofStore(HubDbContext db) : IUsedProofStore
{
    // Two at once: the second one's insert breaks the key, the unit of work runs it again, and then it finds the first one's row.
    public async Task<bool> UseAsync(byte[] fingerprint, DateTimeOffset until, CancellationToken cancellation)
    {
        if (await db.Set<UsedProofRow>().AnyAsync(row => row.Fingerprint == fingerprint, cancellation))
            return false;
        db.Add(new UsedProofRow { Fingerprint = fingerprint, Until = until });
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    public async Task<int> ForgetAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        var expired = await db.Set<UsedProofRow>().Where(row => row.Until < now).OrderBy(row => row.Until).Select(row => row.Until).Take(limit).ToListAsync(cancellation);
        if (expired.Count == 0)
            return 0;
        var last = expired[^1];
        return await db.Set<UsedProofRow>().Where(row => row.Until <= last).ExecuteDeleteAsync(cancellation);
    }
}
