using System.Linq.Expressions;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Grants;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.OpenId;

internal sealed class GrantStore(HubDbContext db, INoticeWriter notices, TimeProvider time) : IGrantStore
{
    public Task RevokeAsync(Guid family, CancellationToken cancellation) => EndAsync(row => row.Id == family, cancellation);

    public Task RevokeBySessionAsync(SessionId session, CancellationToken cancellation) => EndAsync(row => row.SessionId == session, cancellation);

    public Task RevokeByAccountAsync(AccountId account, SessionId? except, CancellationToken cancellation) => except is { } kept
        ? EndAsync(row => row.AccountId == account && row.SessionId != kept, cancellation)
        : EndAsync(row => row.AccountId == account, cancellation);

    public Task RevokeByClientAsync(AccountId account, string clientId, CancellationToken cancellation) =>
        EndAsync(row => row.AccountId == account && row.ClientId == clientId, cancellation);

    public async Task RevokeByClientAsync(string clientId, CancellationToken cancellation)
    {
        await EndAsync(row => row.ClientId == clientId, cancellation);
        // Services' own reference tokens have no family.
        await db.Set<TokenRow>().Where(row => row.ClientId == clientId && row.FamilyId == null && row.State == (int)TokenState.Valid)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, (int)TokenState.Revoked), cancellation);
    }

    public Task MoveSessionAsync(SessionId from, SessionId to, CancellationToken cancellation) =>
        db.Set<FamilyRow>().Where(row => row.SessionId == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.SessionId, to), cancellation);

    public Task RevokeTokenAsync(TokenId id, CancellationToken cancellation)
    {
        var hash = id.Hash.ToArray();
        return db.Set<TokenRow>().Where(row => row.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, (int)TokenState.Revoked), cancellation);
    }

    public Task DenyAsync(string tokenIdentifier, DateTimeOffset until, CancellationToken cancellation) =>
        notices.AddAsync(NoticeKind.TokenDenied, tokenIdentifier, until - time.GetUtcNow(), cancellation);

    public async Task<IReadOnlyList<string>> ConsentedAsync(AccountId account, string clientId, CancellationToken cancellation) =>
        (await db.Set<ClientAccessRow>().Where(row => row.AccountId == account && row.ClientId == clientId).Select(row => row.Scopes)
            .SingleOrDefaultAsync(cancellation))?.Split(' ') ?? [];

    public async Task ConsentAsync(AccountId account, string clientId, IReadOnlyList<string> scopes, DateTimeOffset at, CancellationToken cancellation)
    {
        var row = await db.Set<ClientAccessRow>().SingleOrDefaultAsync(r => r.AccountId == account && r.ClientId == clientId, cancellation);
        if (row is null)
        {
            db.Add(new ClientAccessRow { AccountId = account, ClientId = clientId, Scopes = string.Join(' ', scopes.Distinct()), At = at });
        }
        else
        {
            row.Scopes = string.Join(' ', row.Scopes.Split(' ').Union(scopes));
            row.At = at;
        }
        await db.SaveChangesAsync(cancellation);
    }

    public Task ForgetConsentAsync(AccountId account, string clientId, CancellationToken cancellation) =>
        db.Set<ClientAccessRow>().Where(row => row.AccountId == account && row.ClientId == clientId).ExecuteDeleteAsync(cancellation);

    public async Task<IReadOnlyList<(string ClientId, IReadOnlyList<string> Scopes, DateTimeOffset At)>> ConsentsAsync(AccountId account, CancellationToken cancellation) =>
        [.. (await db.Set<ClientAccessRow>().AsNoTracking().Where(row => row.AccountId == account).OrderBy(row => row.ClientId).ToListAsync(cancellation))
            .Select(row => (row.ClientId, (IReadOnlyList<string>)row.Scopes.Split(' '), row.At))];

    public async Task<int> PruneAsync(DateTimeOffset now, int limit, CancellationToken cancellation)
    {
        // Who has an old token and a dump would open one successor after the other up to the living one.
        var windowOver = now.AddMinutes(-10);
        var wiped = await db.Set<TokenRow>().Where(row => row.Successor != null && row.UsedAt < windowOver).OrderBy(row => row.UsedAt).Select(row => row.Id).Take(limit).ToListAsync(cancellation);
        await db.Set<TokenRow>().Where(row => wiped.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Successor, (byte[]?)null), cancellation);

        // Along an index each: a batch costs the same among ten million rows as among ten.
        var tokens = await db.Set<TokenRow>().Where(row => row.KeptUntil < now).OrderBy(row => row.KeptUntil).Select(row => row.Id).Take(limit).ToListAsync(cancellation);
        var removed = await db.Set<TokenRow>().Where(row => tokens.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        var families = await db.Set<FamilyRow>().Where(row => row.KeptUntil < now).OrderBy(row => row.KeptUntil).Select(row => row.Id).Take(limit).ToListAsync(cancellation);
        removed += await db.Set<FamilyRow>().Where(row => families.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        // Nodes count the notices of the last minutes: those stay.
        var settled = now.AddHours(-1);
        var past = await db.Set<NoticeRow>().Where(row => row.Until < now && row.At < settled).OrderBy(row => row.Id).Select(row => row.Id).Take(limit).ToListAsync(cancellation);
        removed += await db.Set<NoticeRow>().Where(row => past.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        return removed + wiped.Count;
    }

    /// <summary>Ends the living families among them, and tells every node which they were.</summary>
    private async Task EndAsync(Expression<Func<FamilyRow, bool>> which, CancellationToken cancellation)
    {
        var now = time.UtcNow();
        // First the update, whose instant then tells what it met: a family that is opened in between is not lost from sight.
        if (await db.Set<FamilyRow>().Where(which).Where(row => row.EndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.EndedAt, now), cancellation) == 0)
            return;
        foreach (var family in await db.Set<FamilyRow>().Where(which).Where(row => row.EndedAt == now).Select(row => row.Id).ToListAsync(cancellation))
            await notices.AddAsync(NoticeKind.FamilyEnded, family.ToString("N"), GrantTimes.LongestAccessToken + GrantTimes.Margin, cancellation);
    }
}
