using System.Net;
using System.Net.Sockets;

namespace IdentityHub.OpenId.Outbound;

/// <summary>
/// The one HTTP client for addresses that somebody else chose. It checks the address that it really connects to (a name may resolve
/// differently the second time), follows no redirect, and speaks https only; <c>Hub:Outbound:AllowedHosts</c> excepts.
/// </summary>
public sealed class OutboundHttp : IDisposable
{
    private readonly HttpClient client;
    private readonly HashSet<string> allowed;

    /// <summary>With the hosts that are excepted.</summary>
    public OutboundHttp(SignOnOptions options)
    {
        allowed = new HashSet<string>(options.AllowedHosts, StringComparer.OrdinalIgnoreCase);
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = 64 * 1024,
        };
    }

    /// <summary>Posts; <see cref="HttpRequestException"/> when the address is refused or doesn't answer.</summary>
    public Task<HttpResponseMessage> PostAsync(Uri address, HttpContent content, CancellationToken cancellation)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !IsAllowed(address.Host, address.Port))
            throw new HttpRequestException("Only https addresses are called.");
        return client.PostAsync(address, content, cancellation);
    }

    /// <summary>Fetches at most 64 KiB; <see cref="HttpRequestException"/> when the address is refused, redirects, fails or doesn't answer.</summary>
    public async Task<byte[]> GetAsync(Uri address, CancellationToken cancellation)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !IsAllowed(address.Host, address.Port))
            throw new HttpRequestException("Only https addresses are called.");
        using var response = await client.GetAsync(address, cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException($"The answer was {(int)response.StatusCode}.", null, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync(cancellation);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private bool IsAllowed(string host, int port) => allowed.Contains(host) || allowed.Contains($"{host}:{port}");

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await Dns.GetHostAddressesAsync(host, cancellation);
        var reachable = IsAllowed(host, port) ? addresses : [.. addresses.Where(PublicAddress.Is)];
        if (reachable.Length == 0)
            throw new HttpRequestException("The address is not public.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(reachable, port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
