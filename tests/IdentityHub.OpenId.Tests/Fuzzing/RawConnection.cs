using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IdentityHub.OpenId.Tests.Fuzzing;

/// <summary>A connection that sends bytes as they are and reads one answer.</summary>
internal sealed class RawConnection(Uri server) : IDisposable
{
    private TcpClient? tcp;
    private readonly byte[] chunk = new byte[16 * 1024];

    /// <summary>Sends a request; null when the server hung up without an answer.</summary>
    public async Task<RawAnswer?> SendAsync(byte[] request, bool head, CancellationToken cancellation)
    {
        var fresh = tcp is null;
        try
        {
            tcp ??= await ConnectAsync(cancellation);
            await tcp.GetStream().WriteAsync(request, cancellation);
            var answer = await ReadAsync(head, cancellation);
            if (answer is null && !fresh)
            {
                // An idle connection may be closed at any time: once more on a new one.
                Close();
                return await SendAsync(request, head, cancellation);
            }
            if (answer is null || answer.Closes)
                Close();
            return answer;
        }
        catch (Exception gone) when (gone is IOException or SocketException)
        {
            Close();
            return fresh ? null : await SendAsync(request, head, cancellation);
        }
    }

    public void Dispose() => Close();

    private async Task<TcpClient> ConnectAsync(CancellationToken cancellation)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Parse(server.Host), server.Port, cancellation);
        return client;
    }

    private void Close()
    {
        tcp?.Dispose();
        tcp = null;
    }

    private Task<RawAnswer?> ReadAsync(bool head, CancellationToken cancellation) => ReadAsync(new StringBuilder(), head, cancellation);

    private async Task<RawAnswer?> ReadAsync(StringBuilder text, bool head, CancellationToken cancellation)
    {
        int end;
        while ((end = text.ToString().IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            if (!await MoreAsync(text, cancellation))
                return null;
        }
        var lines = text.ToString(0, end).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).Select(parts => (Name: parts[0], Value: parts.Length > 1 ? parts[1] : "")).ToList();
        text.Remove(0, end + 4);
        var status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);
        if (status is >= 100 and < 200)
            return await ReadAsync(text, head, cancellation);
        string? Header(string name) => headers.Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value).FirstOrDefault();

        var body = "";
        if (!head && status is not (204 or 304))
        {
            if (Header("Transfer-Encoding") == "chunked")
                body = await ReadChunksAsync(text, cancellation);
            else if (Header("Content-Length") is { } length)
                body = await TakeAsync(text, int.Parse(length, CultureInfo.InvariantCulture), cancellation);
        }
        return new RawAnswer(status, headers, body, Header("Connection") == "close");
    }

    private async Task<string> ReadChunksAsync(StringBuilder text, CancellationToken cancellation)
    {
        var body = new StringBuilder();
        while (true)
        {
            int end;
            while ((end = text.ToString().IndexOf("\r\n", StringComparison.Ordinal)) < 0)
            {
                if (!await MoreAsync(text, cancellation))
                    return body.ToString();
            }
            var size = int.Parse(text.ToString(0, end), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            text.Remove(0, end + 2);
            body.Append(await TakeAsync(text, size, cancellation));
            await TakeAsync(text, 2, cancellation);
            if (size == 0)
                return body.ToString();
        }
    }

    private async Task<string> TakeAsync(StringBuilder text, int length, CancellationToken cancellation)
    {
        while (text.Length < length && await MoreAsync(text, cancellation))
        {
        }
        var taken = text.ToString(0, Math.Min(length, text.Length));
        text.Remove(0, taken.Length);
        return taken;
    }

    private async Task<bool> MoreAsync(StringBuilder text, CancellationToken cancellation)
    {
        var read = await tcp!.GetStream().ReadAsync(chunk, cancellation);
        text.Append(Encoding.Latin1.GetString(chunk, 0, read));
        return read > 0;
    }
}
