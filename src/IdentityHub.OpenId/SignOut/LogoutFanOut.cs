using System.Text.Json;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.OpenId.SignOut;

/// <summary>Queues a logout token for every relying party of a session, in the transaction that ends it (Back-Channel Logout 1.0 §2.3).</summary>
public sealed class LogoutFanOut(ISessionStore sessions, ILogoutStore deliveries, ClientRegistry clients, TimeProvider time)
{
    /// <summary>One job per relying party that has an address for it.</summary>
    public async Task EnqueueAsync(IWork work, SessionId session, CancellationToken cancellation)
    {
        foreach (var clientId in await sessions.ClientsAsync(session, cancellation))
        {
            if ((await clients.FindAsync(clientId, cancellation))?.Definition.BackChannelLogoutUri is null)
                continue;
            await deliveries.QueueAsync(session, clientId, time.UtcNow(), cancellation);
            work.Enqueue(new JobRequest(BackChannelLogoutJob.Kind, JsonSerializer.SerializeToUtf8Bytes(new LogoutOrder(session.ToString(), clientId))));
        }
    }
}
