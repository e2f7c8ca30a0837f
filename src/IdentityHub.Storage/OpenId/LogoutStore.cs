using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.SignOut;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.OpenId;

internal sealed class LogoutStore(HubDbContext db) : ILogoutStore
{
    public async Task QueueAsync(SessionId session, string clientId, DateTimeOffset at, CancellationToken cancellation)
    {
        db.Add(new LogoutDeliveryRow { SessionId = session, ClientId = clientId, QueuedAt = at });
        await db.SaveChangesAsync(cancellation);
    }

    public Task AttemptedAsync(SessionId session, string clientId, int status, DateTimeOffset? deliveredAt, CancellationToken cancellation) =>
        db.Set<LogoutDeliveryRow>().Where(row => row.SessionId == session && row.ClientId == clientId).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Attempts, row => row.Attempts + 1)
            .SetProperty(row => row.LastStatus, status)
            .SetProperty(row => row.DeliveredAt, row => row.DeliveredAt ?? deliveredAt), cancellation);

    public async Task<IReadOnlyList<LogoutDelivery>> ListAsync(SessionId session, CancellationToken cancellation) =>
        [.. (await db.Set<LogoutDeliveryRow>().AsNoTracking().Where(row => row.SessionId == session).OrderBy(row => row.ClientId).ToListAsync(cancellation))
            .Select(row => new LogoutDelivery(row.SessionId, row.ClientId, row.QueuedAt, row.DeliveredAt, row.Attempts, row.LastStatus))];
}
