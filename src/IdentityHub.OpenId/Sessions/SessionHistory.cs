using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.SignOut;

namespace IdentityHub.OpenId.Sessions;

/// <summary>How an account's sessions ended and whether every relying party heard of it: for administrators.</summary>
public sealed class SessionHistory(ISessionStore sessions, ILogoutStore deliveries)
{
    /// <summary>The latest endings first.</summary>
    public async Task<IReadOnlyList<EndedSession>> ListAsync(AccountId account, int limit, CancellationToken cancellation)
    {
        var result = new List<EndedSession>();
        foreach (var session in await sessions.EndedAsync(account, limit, cancellation))
            result.Add(new EndedSession(session, await deliveries.ListAsync(session.Id, cancellation)));
        return result;
    }
}
