using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Grants;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Authorization = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreAuthorization<System.Guid>;
using Token = OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreToken<System.Guid>;

namespace IdentityHub.Storage.OpenId;

internal sealed class GrantStore(HubDbContext db) : IGrantStore
{
    public async Task BindAsync(string grantId, SessionId session, AccountId account, string clientId, DateTimeOffset at, CancellationToken cancellation)
    {
        db.Add(new GrantRow { AuthorizationId = Guid.Parse(grantId), SessionId = session, AccountId = account, ClientId = clientId, At = at });
        await db.SaveChangesAsync(cancellation);
    }

    public Task RevokeAsync(string grantId, CancellationToken cancellation)
    {
        var id = Guid.Parse(grantId);
        return RevokeAsync(db.Set<Authorization>().Where(row => row.Id == id), cancellation);
    }

    public Task RevokeBySessionAsync(SessionId session, CancellationToken cancellation) =>
        RevokeAsync(Bound(grant => grant.SessionId == session), cancellation);

    public Task RevokeByAccountAsync(AccountId account, SessionId? except, CancellationToken cancellation)
    {
        if (except is not { } kept)
            return RevokeAsync(Bound(grant => grant.AccountId == account), cancellation);
        return RevokeAsync(Bound(grant => grant.AccountId == account && grant.SessionId != kept), cancellation);
    }

    public Task RevokeByClientAsync(AccountId account, string clientId, CancellationToken cancellation) =>
        RevokeAsync(Bound(grant => grant.AccountId == account && grant.ClientId == clientId), cancellation);

    public Task MoveSessionAsync(SessionId from, SessionId to, CancellationToken cancellation) =>
        db.Set<GrantRow>().Where(row => row.SessionId == from).ExecuteUpdateAsync(set => set.SetProperty(row => row.SessionId, to), cancellation);

    public async Task<bool> RedeemAsync(string tokenId, ReadOnlyMemory<byte> sealedSuccessor, DateTimeOffset at, CancellationToken cancellation)
    {
        var id = Guid.Parse(tokenId);
        var successor = sealedSuccessor.IsEmpty ? null : Successor.Write(sealedSuccessor.Span);
        return await db.Set<Token>().Where(row => row.Id == id && row.Status == Statuses.Valid).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Status, Statuses.Redeemed)
            .SetProperty(row => row.RedemptionDate, at.UtcDateTime)
            .SetProperty(row => row.Properties, successor)
            .SetProperty(row => row.ConcurrencyToken, Guid.NewGuid().ToString()), cancellation) == 1;
    }

    public async Task<byte[]?> SuccessorAsync(string tokenId, DateTimeOffset redeemedAfter, CancellationToken cancellation)
    {
        var id = Guid.Parse(tokenId);
        var after = redeemedAfter.UtcDateTime;
        var properties = await db.Set<Token>().Where(row => row.Id == id && row.Status == Statuses.Redeemed && row.RedemptionDate > after
            && row.Authorization!.Status == Statuses.Valid).Select(row => row.Properties).SingleOrDefaultAsync(cancellation);
        return properties is null ? null : Successor.Read(properties);
    }

    public Task DiscardAsync(string tokenId, CancellationToken cancellation)
    {
        var id = Guid.Parse(tokenId);
        return db.Set<Token>().Where(row => row.Id == id).ExecuteDeleteAsync(cancellation);
    }

    public async Task DenyAsync(string tokenIdentifier, DateTimeOffset until, CancellationToken cancellation)
    {
        if (await IsDeniedAsync(tokenIdentifier, cancellation))
            return;
        db.Add(new DeniedTokenRow { TokenIdentifier = tokenIdentifier, Until = until });
        await db.SaveChangesAsync(cancellation);
    }

    public Task<bool> IsDeniedAsync(string tokenIdentifier, CancellationToken cancellation) =>
        db.Set<DeniedTokenRow>().AnyAsync(row => row.TokenIdentifier == tokenIdentifier, cancellation);

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
        var past = now.UtcDateTime;
        var yesterday = now.AddDays(-1);
        var windowOver = now.AddMinutes(-10).UtcDateTime;
        await db.Set<Token>().Where(row => row.Properties != null && row.RedemptionDate < windowOver)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Properties, (string?)null), cancellation);
        var removed = await db.Set<DeniedTokenRow>().Where(row => row.Until < now).ExecuteDeleteAsync(cancellation);

        // An expired token is refused by its date, so nothing is forgotten with its row.
        var expired = await db.Set<Token>().Where(row => row.ExpirationDate < past).OrderBy(row => row.ExpirationDate).Select(row => row.Id).Take(limit).ToListAsync(cancellation);
        removed += await db.Set<Token>().Where(row => expired.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        var empty = await db.Set<GrantRow>().Where(grant => grant.At < yesterday && !db.Set<Token>().Any(token => token.Authorization!.Id == grant.AuthorizationId))
            .OrderBy(grant => grant.At).Select(grant => grant.AuthorizationId).Take(limit).ToListAsync(cancellation);
        removed += await db.Set<Authorization>().Where(row => empty.Contains(row.Id)).ExecuteDeleteAsync(cancellation);
        removed += await db.Set<GrantRow>().Where(row => empty.Contains(row.AuthorizationId)).ExecuteDeleteAsync(cancellation);
        return removed;
    }

    private IQueryable<Authorization> Bound(System.Linq.Expressions.Expression<Func<GrantRow, bool>> which)
    {
        var ids = db.Set<GrantRow>().Where(which).Select(grant => grant.AuthorizationId);
        return db.Set<Authorization>().Where(row => ids.Contains(row.Id));
    }

    private static Task<int> RevokeAsync(IQueryable<Authorization> families, CancellationToken cancellation) =>
        families.Where(row => row.Status == Statuses.Valid).ExecuteUpdateAsync(set => set
            .SetProperty(row => row.Status, Statuses.Revoked)
            .SetProperty(row => row.ConcurrencyToken, Guid.NewGuid().ToString()), cancellation);
}
