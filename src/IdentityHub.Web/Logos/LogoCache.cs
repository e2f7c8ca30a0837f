using System.Collections.Concurrent;
using IdentityHub.OpenId.Outbound;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Web.Logos;

/// <summary>
/// Fetches clients' logos and keeps them for an hour, failures for five minutes: visitors' browsers never call the client's server, which would learn of every sign-in.
/// Only registered addresses are fetched, by the guarded client for strangers' addresses.
/// </summary>
internal sealed partial class LogoCache(OutboundHttp http, TimeProvider time, ILogger<LogoCache> log)
{
    private const int Capacity = 500;
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(1), FailureKeptFor = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<Uri, (Task<Logo?> Logo, DateTimeOffset Until)> kept = new();

    /// <summary>The logo, or null when there is none to be had. Of many who ask at once, one fetches.</summary>
    public async Task<Logo?> GetAsync(Uri address)
    {
        var now = time.GetUtcNow();
        if (kept.Count >= Capacity)
            kept.Clear();
        var entry = kept.AddOrUpdate(address, _ => (FetchAsync(address), now + KeptFor), (_, known) => known.Until > now ? known : (FetchAsync(address), now + KeptFor));
        var logo = await entry.Logo;
        if (logo is null && entry.Until - now > FailureKeptFor)
            kept.TryUpdate(address, (entry.Logo, now + FailureKeptFor), entry);
        return logo;
    }

    private async Task<Logo?> FetchAsync(Uri address)
    {
        try
        {
            return Logo.Of(await http.GetAsync(address, CancellationToken.None));
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            Failed(address.Host, failure.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(3201, LogLevel.Warning, "A client's logo at {Host} couldn't be fetched: {Failure}.")]
    private partial void Failed(string host, string failure);
}
