using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;

namespace IdentityHub.OpenId.Grants;

/// <summary>The applications that a person let in, for the account page.</summary>
public sealed class ConnectedApplications(IUnitOfWork unit, IGrantStore grants)
{
    /// <summary>Client, granted scopes and when.</summary>
    public Task<IReadOnlyList<(string ClientId, IReadOnlyList<string> Scopes, DateTimeOffset At)>> ListAsync(AccountId account, CancellationToken cancellation) =>
        grants.ConsentsAsync(account, cancellation);

    /// <summary>Takes back what was granted; the client's tokens for this person stop at once.</summary>
    public Task DisconnectAsync(AccountId account, string clientId, CancellationToken cancellation) =>
        unit.ExecuteAsync(async (work, token) =>
        {
            await grants.ForgetConsentAsync(account, clientId, token);
            await grants.RevokeByClientAsync(account, clientId, token);
            work.Audit(new AuditEntry("grant.withdraw", Actor.Account(account), clientId));
            return true;
        }, cancellation);
}
