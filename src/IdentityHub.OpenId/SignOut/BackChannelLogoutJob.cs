using System.Text.Json;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Outbound;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.OpenId.SignOut;

/// <summary>Tells one relying party that a session ended; tried again while it doesn't answer, for about a day.</summary>
public sealed class BackChannelLogoutJob(ISessionStore sessions, ILogoutStore deliveries, ClientRegistry clients, LogoutTokens tokens,
    OutboundHttp http, TimeProvider time) : IJobHandler
{
    private const int MaximumAttempts = 16;

    /// <inheritdoc/>
    public static string Kind => "openid.back-channel-logout";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        var order = JsonSerializer.Deserialize<LogoutOrder>(job.Payload.Span);
        if (order is null || !TypeId.TryParse<SessionId>(order.Session, out var id))
            return new JobOutcome.GiveUp("The order can't be read.");
        if (await sessions.FindAsync(id, cancellation) is not { } session
            || (await clients.FindAsync(order.ClientId, cancellation))?.Definition is not { BackChannelLogoutUri: { } address } client)
            return new JobOutcome.GiveUp("Session or client is gone.");

        var status = await SendAsync(address, tokens.Create(session, client), cancellation);
        var done = status is >= 200 and < 300;
        await deliveries.AttemptedAsync(id, order.ClientId, status, done ? time.UtcNow() : null, cancellation);
        if (done)
            return new JobOutcome.Completed();
        return job.Attempt >= MaximumAttempts
            ? new JobOutcome.GiveUp($"Last answer {status}.")
            : new JobOutcome.RetryLater($"Answer {status}.", TimeSpan.FromSeconds(Math.Min(7200, Math.Pow(2, job.Attempt))));
    }

    private async Task<int> SendAsync(Uri address, string token, CancellationToken cancellation)
    {
        using var content = new FormUrlEncodedContent([new("logout_token", token)]);
        try
        {
            using var response = await http.PostAsync(address, content, cancellation);
            return (int)response.StatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return 0;
        }
    }
}
