using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Devices;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.OpenId;

internal sealed class DeviceStore(HubDbContext db) : IDeviceStore
{
    public async Task<bool> TryAddAsync(DeviceRequest request, CancellationToken cancellation)
    {
        if (await db.Set<DeviceRequestRow>().AnyAsync(row => row.UserCodeHash == request.UserCodeHash, cancellation))
            return false;
        db.Add(new DeviceRequestRow
        {
            DeviceCodeHash = request.DeviceCodeHash,
            UserCodeHash = request.UserCodeHash,
            ClientId = request.ClientId,
            Scopes = string.Join(' ', request.Scopes),
            CreatedAt = request.CreatedAt,
            ExpiresAt = request.ExpiresAt,
            IntervalSeconds = (int)request.Interval.TotalSeconds,
            State = (int)request.State,
        });
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    public async Task<DeviceRequest?> FindAsync(byte[] deviceCodeHash, CancellationToken cancellation) =>
        Read(await db.Set<DeviceRequestRow>().AsNoTracking().SingleOrDefaultAsync(row => row.DeviceCodeHash == deviceCodeHash, cancellation));

    public async Task<DeviceRequest?> FindByUserCodeAsync(byte[] userCodeHash, CancellationToken cancellation) =>
        Read(await db.Set<DeviceRequestRow>().AsNoTracking().SingleOrDefaultAsync(row => row.UserCodeHash == userCodeHash, cancellation));

    public async Task<bool> PolledAsync(byte[] deviceCodeHash, DateTimeOffset? lastSeen, DateTimeOffset at, TimeSpan interval, CancellationToken cancellation)
    {
        var seconds = (int)interval.TotalSeconds;
        return await db.Set<DeviceRequestRow>().Where(row => row.DeviceCodeHash == deviceCodeHash && row.LastPolledAt == lastSeen).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.LastPolledAt, at)
            .SetProperty(row => row.IntervalSeconds, seconds), cancellation) > 0;
    }

    public async Task<bool> MoveAsync(byte[] deviceCodeHash, DeviceRequestState from, DeviceRequestState to, SessionId? session, CancellationToken cancellation)
    {
        var (before, after) = ((int)from, (int)to);
        return await db.Set<DeviceRequestRow>().Where(row => row.DeviceCodeHash == deviceCodeHash && row.State == before).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.State, after)
            .SetProperty(row => row.SessionId, session), cancellation) > 0;
    }

    public async Task<int> PruneAsync(DateTimeOffset expiredBefore, int limit, CancellationToken cancellation)
    {
        var old = await db.Set<DeviceRequestRow>().Where(row => row.ExpiresAt < expiredBefore).OrderBy(row => row.ExpiresAt).Select(row => row.DeviceCodeHash).Take(limit).ToListAsync(cancellation);
        return await db.Set<DeviceRequestRow>().Where(row => old.Contains(row.DeviceCodeHash)).ExecuteDeleteAsync(cancellation);
    }

    private static DeviceRequest? Read(DeviceRequestRow? row) => row is null ? null : new DeviceRequest(row.DeviceCodeHash, row.UserCodeHash, row.ClientId,
        row.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.CreatedAt, row.ExpiresAt, TimeSpan.FromSeconds(row.IntervalSeconds), row.LastPolledAt,
        (DeviceRequestState)row.State, row.SessionId);
}
