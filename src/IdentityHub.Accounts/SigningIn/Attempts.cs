using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>
/// Counts what may be guessed or asked for too often, for one name, so that strangers are slowed and the person in a browser of theirs never is: a browser in which
/// the account signed in before (<see cref="KnownDevice"/>) is counted apart from everybody else.
/// </summary>
public sealed class Attempts(AttemptThrottle throttle, KnownDevice device)
{
    /// <summary>Counts a try; zero when it may go on, otherwise how long to wait.</summary>
    /// <param name="http">The browser's request.</param>
    /// <param name="act">What is tried; each act is counted by itself.</param>
    /// <param name="name">The normalised address at which it is tried.</param>
    /// <param name="rules">How many tries are free.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<TimeSpan> TakeAsync(HttpContext http, string act, string name, AttemptRules rules, CancellationToken cancellation) =>
        throttle.TakeAsync(Counted(http, act, name, rules), cancellation);

    /// <summary>The try was right: it doesn't count, and earlier mistakes of this browser or network are forgotten.</summary>
    public Task SucceededAsync(HttpContext http, string act, string name, AttemptRules rules, CancellationToken cancellation) => throttle.SucceededAsync(
        [.. Counted(http, act, name, rules).Select(counted => (counted.Key, counted.Rule == rules.AtNetwork || counted.Rule == rules.OnKnownDevice))], cancellation);

    private (string Key, ThrottleRule Rule)[] Counted(HttpContext http, string act, string name, AttemptRules rules)
    {
        var network = BrowserDescription.Network(http.Connection.RemoteIpAddress) ?? "";
        return device.Recognise(http, name) is { } known
            ? [($"{act} device {known} {name}", rules.OnKnownDevice)]
            : [($"{act} network {network}", rules.Network), ($"{act} account {name} at {network}", rules.AtNetwork), ($"{act} account {name}", rules.Anywhere)];
    }
}
