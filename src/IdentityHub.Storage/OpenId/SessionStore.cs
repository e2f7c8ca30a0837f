using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.OpenId;

internal sealed class SessionStore(HubDbContext db) : ISessionStore
{
    public async Task AddAsync(SessionRecord session, CancellationToken cancellation)
    {
        db.Add(new SessionRow
        {
            Id = session.Id,
            AccountId = session.Account,
            StartedAt = session.StartedAt,
            AuthenticatedAt = session.AuthenticatedAt,
            LastSeenAt = session.LastSeenAt,
            ExpiresAt = session.ExpiresAt,
            Methods = string.Join(' ', session.Methods),
            Device = session.Device,
            Network = session.Network,
        });
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<SessionRecord?> FindAsync(SessionId session, CancellationToken cancellation) =>
        await HotQueries.Of(db).Session(db, session) is { } found ? Read(found) : null;

    public Task TouchAsync(SessionId session, DateTimeOffset at, CancellationToken cancellation) =>
        db.Set<SessionRow>().Where(row => row.Id == session && row.EndedAt == null && row.LastSeenAt < at)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeenAt, at), cancellation);

    public async Task AddClientAsync(SessionId session, string clientId, DateTimeOffset at, CancellationToken cancellation)
    {
        if (await db.Set<SessionClientRow>().AnyAsync(row => row.SessionId == session && row.ClientId == clientId, cancellation))
            return;
        var row = new SessionClientRow { SessionId = session, ClientId = clientId, At = at };
        db.Add(row);
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<IReadOnlyList<string>> ClientsAsync(SessionId session, CancellationToken cancellation) =>
        await db.Set<SessionClientRow>().Where(row => row.SessionId == session).OrderBy(row => row.At).Select(row => row.ClientId).ToListAsync(cancellation);

    public async Task<bool> EndAsync(SessionId session, SessionEnding reason, DateTimeOffset at, CancellationToken cancellation) =>
        await db.Set<SessionRow>().Where(row => row.Id == session && row.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, at).SetProperty(row => row.Ending, (int)reason), cancellation) > 0;

    public async Task<IReadOnlyList<SessionRecord>> LivingAsync(AccountId account, CancellationToken cancellation) =>
        [.. (await db.Set<SessionRow>().AsNoTracking().Where(row => row.AccountId == account && row.EndedAt == null)
            .OrderByDescending(row => row.StartedAt).ToListAsync(cancellation)).Select(Read)];

    public async Task<IReadOnlyList<SessionRecord>> EndedAsync(AccountId account, int limit, CancellationToken cancellation) =>
        [.. (await db.Set<SessionRow>().AsNoTracking().Where(row => row.AccountId == account && row.EndedAt != null)
            .OrderByDescending(row => row.EndedAt).Take(limit).ToListAsync(cancellation)).Select(Read)];

    public async Task<IReadOnlyList<SessionRecord>> OverdueAsync(DateTimeOffset unusedSince, DateTimeOffset now, int limit, CancellationToken cancellation) =>
        [.. (await db.Set<SessionRow>().AsNoTracking().Where(row => row.EndedAt == null && (row.LastSeenAt <= unusedSince || row.ExpiresAt <= now))
            .OrderBy(row => row.LastSeenAt).Take(limit).ToListAsync(cancellation)).Select(Read)];

    internal static SessionRecord Read(SessionRow row) => new(row.Id, row.AccountId, row.StartedAt, row.AuthenticatedAt, row.LastSeenAt, row.ExpiresAt,
        row.Methods.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.Device, row.Network, row.EndedAt)
    {
        Ending = (SessionEnding?)row.Ending,
    };
}
