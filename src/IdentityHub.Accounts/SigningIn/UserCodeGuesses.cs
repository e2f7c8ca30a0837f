using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Prompts;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>Five wrong user codes of an account wait a quarter of an hour (RFC 8628 §5.1); a network of many accounts is bounded too.</summary>
public sealed class UserCodeGuesses(AttemptThrottle throttle) : IGuessLimit
{
    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);
    private static readonly ThrottleRule OfAccount = new(5, Locked) { Shortest = Locked };
    private static readonly ThrottleRule OfNetwork = new(100, Locked);

    /// <inheritdoc/>
    public Task<TimeSpan> TakeAsync(HttpContext http, AccountId account, CancellationToken cancellation) =>
        throttle.TakeAsync([(ByNetwork(http), OfNetwork), (ByAccount(account), OfAccount)], cancellation);

    /// <inheritdoc/>
    public Task SucceededAsync(HttpContext http, AccountId account, CancellationToken cancellation) =>
        throttle.SucceededAsync([(ByNetwork(http), false), (ByAccount(account), false)], cancellation);

    private static string ByNetwork(HttpContext http) => $"user code network {BrowserDescription.Network(http.Connection.RemoteIpAddress) ?? ""}";

    private static string ByAccount(AccountId account) => $"user code account {account}";
}
