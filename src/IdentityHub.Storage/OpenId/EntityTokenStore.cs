using IdentityHub.Accounts;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.OpenId;

/// <summary>Tokens and notices through EF Core, for the engine without statements of its own (SQL Server).</summary>
internal sealed class EntityTokenStore(IServiceScopeFactory scopes) : ITokenStore, INoticeStore
{
    public bool ReadsAreLocal => false;

    public async ValueTask<StoredToken?> FindAsync(TokenId id, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDbContext>();
        var hash = id.Hash.ToArray();
        if (await db.Set<TokenRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Hash == hash, cancellation) is not { } token)
            return null;
        var found = token.FamilyId is not { } family ? null : await db.Set<FamilyRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == family, cancellation);
        var lives = token.FamilyId is null || found is { EndedAt: null };
        return new StoredToken(id, (TokenKind)token.Kind, (TokenState)token.State, token.ClientId, token.FamilyId, lives, token.ExpiresAt, token.UsedAt, token.Successor, token.Payload)
        {
            AccountIsOpen = found?.AccountId is { Value: var account } && await db.Set<HubUser>().AnyAsync(user => user.Id == account && user.ClosedAt == null, cancellation),
        };
    }

    public async ValueTask<bool> WriteAsync(TokenWrite write, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var db = services.GetRequiredService<HubDbContext>();
        return await services.GetRequiredService<IUnitOfWork>().ExecuteAsync(async (_, token) =>
        {
            if (write.Use is { } use && !await UseAsync(db, use, write.At, token)
                || write.Family is { } family && !await OpenAsync(db, services.GetRequiredService<ISessionStore>(), family, token))
                return false;
            db.AddRange(write.Tokens.Select(Row));
            await db.SaveChangesAsync(token);
            return true;
        }, cancellation);
    }

    public async ValueTask<(long Count, long Last)> MarkAsync(long after, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ids = scope.ServiceProvider.GetRequiredService<HubDbContext>().Set<NoticeRow>().Where(row => row.Id > after)
            .GroupBy(_ => 1).Select(all => new { Count = all.LongCount(), Last = all.Max(row => row.Id) });
        return await ids.SingleOrDefaultAsync(cancellation) is { } mark ? (mark.Count, mark.Last) : (0, 0);
    }

    public async Task<IReadOnlyList<Notice>> ReadAsync(long after, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<HubDbContext>().Set<NoticeRow>().AsNoTracking().Where(row => row.Id > after).OrderBy(row => row.Id)
            .ToListAsync(cancellation)).Select(row => new Notice(row.Id, (NoticeKind)row.Kind, row.Subject, row.At, row.Until))];
    }

    private static async Task<bool> UseAsync(HubDbContext db, TokenUse use, DateTimeOffset at, CancellationToken cancellation)
    {
        var hash = use.Id.Hash.ToArray();
        return await db.Set<TokenRow>().Where(row => row.Hash == hash && row.State == (int)TokenState.Valid
                && (row.FamilyId == null || db.Set<FamilyRow>().Any(family => family.Id == row.FamilyId && family.EndedAt == null)))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, (int)TokenState.Redeemed).SetProperty(row => row.UsedAt, at)
                .SetProperty(row => row.Successor, use.Successor), cancellation) == 1;
    }

    private static async Task<bool> OpenAsync(HubDbContext db, ISessionStore sessions, NewFamily family, CancellationToken cancellation)
    {
        if (family.Session is { } session)
        {
            // Locks the session's row, so that its ending comes before or after, never in between.
            if (await db.Set<SessionRow>().Where(row => row.Id == session && row.EndedAt == null)
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastSeenAt, row => row.LastSeenAt), cancellation) == 0)
                return false;
            await sessions.AddClientAsync(session, family.ClientId, family.At, cancellation);
        }
        db.Add(new FamilyRow { Id = family.Id, AccountId = family.Account, SessionId = family.Session, ClientId = family.ClientId, At = family.At, KeptUntil = family.KeptUntil });
        return true;
    }

    private static TokenRow Row(NewToken token) => new()
    {
        Hash = token.Id.Hash.ToArray(),
        Kind = (int)token.Kind,
        State = (int)TokenState.Valid,
        ClientId = token.ClientId,
        FamilyId = token.Family,
        CreatedAt = token.CreatedAt,
        ExpiresAt = token.ExpiresAt,
        KeptUntil = token.KeptUntil,
        Payload = token.Payload,
    };
}
