using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.People;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.OpenId;

/// <summary>Sessions and accounts through EF Core, for the engine without statements of its own (SQL Server).</summary>
internal sealed class EntityPersonStore(IServiceScopeFactory scopes) : IPersonStore
{
    public async ValueTask<AccountClaims?> FindAsync(AccountId account, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await FindAsync(scope.ServiceProvider.GetRequiredService<HubDbContext>(), account, cancellation);
    }

    public async ValueTask<SignedInPerson?> FindAsync(SessionId session, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDbContext>();
        return await HotQueries.Of(db).Session(db, session) is { } row ? new SignedInPerson(SessionStore.Read(row), await FindAsync(db, row.AccountId, cancellation)) : null;
    }

    private static async Task<AccountClaims?> FindAsync(HubDbContext db, AccountId account, CancellationToken cancellation)
    {
        if (await HotQueries.Of(db).Account(db, account.Value) is not { } user)
            return null;
        var roles = new List<string>();
        await foreach (var role in HotQueries.Of(db).Roles(db, account.Value).WithCancellation(cancellation))
            roles.Add(role);
        return new AccountClaims(account, user.ClosedAt is null)
        {
            Name = user.DisplayName,
            GivenName = user.GivenName,
            FamilyName = user.FamilyName,
            Locale = user.Locale,
            Email = user.Email,
            EmailVerified = user.EmailConfirmed,
            PhoneNumber = user.PhoneNumber,
            PhoneNumberVerified = user.PhoneNumberConfirmed,
            UpdatedAt = user.UpdatedAt,
            Roles = roles,
        };
    }
}
