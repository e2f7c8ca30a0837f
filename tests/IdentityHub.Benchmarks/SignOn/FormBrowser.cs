using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace IdentityHub.Benchmarks.SignOn;

/// <summary>Fills in the hub's forms, whatever hidden fields they have, from a network of the caller's choice: throttles count by network.</summary>
internal sealed partial class FormBrowser : IDisposable
{
    private readonly HttpClient http;
    private readonly CookieContainer cookies = new();

    public FormBrowser(Uri address, IPAddress from)
    {
        http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, CookieContainer = cookies, UseProxy = false,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(from, 0));
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        }) { BaseAddress = address };
    }

    /// <summary>The cookies as a header line.</summary>
    public string CookieHeader => $"Cookie: {cookies.GetCookieHeader(http.BaseAddress!)}\r\n";

    /// <summary>The hidden fields of a page.</summary>
    public async Task<Dictionary<string, string>> OpenAsync(string path)
    {
        var fields = new Dictionary<string, string>();
        foreach (Match field in HiddenInput().Matches(await http.GetStringAsync(path)))
            fields[WebUtility.HtmlDecode(field.Groups["name"].Value)] = WebUtility.HtmlDecode(field.Groups["value"].Value);
        return fields;
    }

    /// <summary>Sends a form and reads the whole answer.</summary>
    public async Task<HttpStatusCode> PostAsync(string path, Dictionary<string, string> fields)
    {
        using var answer = await http.PostAsync(path, new FormUrlEncodedContent(fields));
        return answer.StatusCode;
    }

    public void Dispose() => http.Dispose();

    [GeneratedRegex("""<input[^>]*type="hidden"[^>]*name="(?<name>[^"]+)"[^>]*value="(?<value>[^"]*)"[^>]*>""")]
    private static partial Regex HiddenInput();
}
