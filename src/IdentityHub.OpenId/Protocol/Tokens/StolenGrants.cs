using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Grants;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// A code or refresh token that comes again was stolen from somebody: its whole family ends, access tokens included (RFC 6749 §4.1.2, RFC 9700
/// §4.14.2), and the audit trail says so.
/// </summary>
internal sealed class StolenGrants(IServiceScopeFactory scopes)
{
    /// <summary>Ends the token's family, if it has one.</summary>
    public async Task EndFamilyAsync(StoredToken token, CancellationToken cancellation)
    {
        if (token.Family is not { } family)
            return;
        // In a scope of its own: of the many requests that are no replay none needs a unit of work.
        await using var scope = scopes.CreateAsyncScope();
        var grants = scope.ServiceProvider.GetRequiredService<IGrantStore>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(async (work, cancel) =>
        {
            await grants.RevokeAsync(family, cancel);
            work.Audit(new AuditEntry("grant.reuse", Actor.Client(token.ClientId), family.ToString("N"), token.Kind.ToString()));
            return true;
        }, cancellation);
    }
}
