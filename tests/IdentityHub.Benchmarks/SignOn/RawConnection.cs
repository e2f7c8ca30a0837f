using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IdentityHub.Benchmarks.SignOn;

/// <summary>One HTTP/1.1 connection that costs next to nothing, so that the driver doesn't measure itself.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly string host;
    private byte[] buffer = new byte[32 * 1024];
    private int filled;

    private RawConnection(string host) => this.host = host;

    public static async Task<RawConnection> OpenAsync(Uri address)
    {
        var connection = new RawConnection(address.Authority);
        await connection.socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return connection;
    }

    public Task<RawAnswer> GetAsync(string path, string headers = "") => SendAsync($"GET {path} HTTP/1.1\r\nHost: {host}\r\n{headers}\r\n");

    public Task<RawAnswer> PostAsync(string path, string form, string headers = "") =>
        SendAsync($"POST {path} HTTP/1.1\r\nHost: {host}\r\n{headers}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n{form}");

    public void Dispose() => socket.Dispose();

    private async Task<RawAnswer> SendAsync(string request)
    {
        await socket.SendAsync(Encoding.Latin1.GetBytes(request));
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0)
            await FillAsync();
        var head = Encoding.Latin1.GetString(buffer, 0, end + 2);
        Drop(end + 4);
        var status = int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        var body = Header(head, "Content-Length") is { } length ? await TakeAsync(int.Parse(length, CultureInfo.InvariantCulture))
            : Header(head, "Transfer-Encoding") is not null ? await ChunksAsync() : "";
        return new RawAnswer(status, head, body);
    }

    public static string? Header(string head, string name)
    {
        var at = head.IndexOf($"\r\n{name}:", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return null;
        at += name.Length + 3;
        return head[at..head.IndexOf('\r', at)].Trim();
    }

    private async Task<string> ChunksAsync()
    {
        var body = new StringBuilder();
        while (true)
        {
            int line;
            while ((line = buffer.AsSpan(0, filled).IndexOf("\r\n"u8)) < 0)
                await FillAsync();
            var size = int.Parse(Encoding.Latin1.GetString(buffer, 0, line), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Drop(line + 2);
            body.Append(await TakeAsync(size));
            await TakeAsync(2);
            if (size == 0)
                return body.ToString();
        }
    }

    private async Task<string> TakeAsync(int length)
    {
        while (filled < length)
            await FillAsync();
        var text = Encoding.UTF8.GetString(buffer, 0, length);
        Drop(length);
        return text;
    }

    private async Task FillAsync()
    {
        if (filled == buffer.Length)
            Array.Resize(ref buffer, buffer.Length * 2);
        var read = await socket.ReceiveAsync(buffer.AsMemory(filled));
        filled += read > 0 ? read : throw new IOException("The server closed the connection.");
    }

    private void Drop(int length)
    {
        buffer.AsSpan(length, filled - length).CopyTo(buffer);
        filled -= length;
    }
}
