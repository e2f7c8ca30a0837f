using System.Buffers.Binary;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>
/// Unary gRPC calls of one method over one HTTP/2 connection, frames written and read by hand on a thread of its own: a call costs a few microseconds here, so that what is
/// measured on a shared machine is the hub. Headers that repeat are sent as indexes into the connection's table, as most gRPC libraries do (RFC 7541 §2.3.2).
/// </summary>
internal sealed class RawCalls : IDisposable
{
    private const byte Data = 0, Headers = 1, ResetStream = 3, Settings = 4, Ping = 6, GoAway = 7;
    private const byte EndStream = 1, Acknowledged = 1, EndHeaders = 4;
    private const int HeadSize = 9;

    /// <summary>Below what the hub takes on one connection.</summary>
    private const int MostStreams = 96;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Dictionary<uint, long> started = [];
    private readonly byte[] block;
    private byte[] input = new byte[256 * 1024];
    private byte[] output = new byte[64 * 1024];
    private int filled, written;
    private uint next = 1;

    /// <summary>Connects.</summary>
    /// <param name="hub">Address of the listener, without TLS.</param>
    /// <param name="method">Full name, for example <c>/identityhub.party.v1.PartyService/Get</c>.</param>
    /// <param name="token">Access token.</param>
    public RawCalls(Uri hub, string method, string token)
    {
        socket.Connect(IPAddress.Loopback, hub.Port);
        Write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8);
        // No table for the hub's headers, so that they arrive as they are; no push; windows that never fill.
        Span<byte> settings = stackalloc byte[18];
        Setting(settings, 1, 0);
        Setting(settings[6..], 2, 0);
        Setting(settings[12..], 4, int.MaxValue);
        Frame(Settings, 0, 0, settings);
        Span<byte> window = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(window, int.MaxValue - 65_535);
        Frame(8, 0, 0, window);
        // The first call fills the table: 66 is the first of these entries, 62 the last.
        block = [0x83, 0x86, .. Enumerable.Range(0, 6).Select(i => (byte)(0x80 | (67 - i)))];
        first = First(hub.Authority, method, token);
    }

    private readonly byte[] first;

    /// <summary>What refused calls said, for the report.</summary>
    public string? Failure { get; private set; }

    /// <summary>Keeps <paramref name="streams"/> calls under way until the time is over; how long each took, in ticks.</summary>
    public List<long> KeepBusy(int streams, TimeSpan time, Func<ReadOnlyMemory<byte>> message)
    {
        var latencies = new List<long>(1 << 18);
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        for (var i = 0; i < streams; i++)
            Call(message().Span, Stopwatch.GetTimestamp());
        Flush();
        while (started.Count > 0)
        {
            Receive(latencies, now =>
            {
                if (now < end)
                    Call(message().Span, now);
            });
            Flush();
        }
        return latencies;
    }

    /// <summary>Calls at a steady rate, whatever the answers take; how long each took from the moment at which it was due.</summary>
    public List<long> Pace(double perSecond, TimeSpan time, Func<ReadOnlyMemory<byte>> message)
    {
        var latencies = new List<long>(1 << 18);
        var begin = Stopwatch.GetTimestamp();
        var gap = Stopwatch.Frequency / perSecond;
        var total = (long)(time.TotalSeconds * perSecond);
        for (long sent = 0; sent < total || started.Count > 0;)
        {
            for (var now = Stopwatch.GetTimestamp(); sent < total && started.Count < MostStreams && begin + (long)(sent * gap) is var due && due <= now; sent++)
                Call(message().Span, due);
            Flush();
            var wait = sent < total && started.Count < MostStreams ? Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), begin + (long)(sent * gap)) : TimeSpan.FromSeconds(1);
            if (wait > TimeSpan.Zero && socket.Poll(wait, SelectMode.SelectRead))
                Receive(latencies, static _ => { });
        }
        return latencies;
    }

    public void Dispose() => socket.Dispose();

    private static byte[] First(string authority, string method, string token)
    {
        // POST and http from the static table; then literals that enter the table: path, authority, content type, te, timeout, token (RFC 7541 §6.2.1).
        var bytes = new List<byte> { 0x83, 0x86 };
        void Literal(byte index, string? name, string value)
        {
            bytes.Add((byte)(0x40 | index));
            if (name is not null)
                Text(name);
            Text(value);
        }
        void Text(string text)
        {
            var length = Encoding.ASCII.GetByteCount(text);
            if (length < 127)
                bytes.Add((byte)length);
            else
            {
                bytes.Add(127);
                for (length -= 127; length > 127; length >>= 7)
                    bytes.Add((byte)(0x80 | length & 127));
                bytes.Add((byte)length);
            }
            bytes.AddRange(Encoding.ASCII.GetBytes(text));
        }
        Literal(4, null, method);
        Literal(1, null, authority);
        Literal(31, null, "application/grpc");
        Literal(0, "te", "trailers");
        Literal(0, "grpc-timeout", "20S");
        Literal(23, null, $"Bearer {token}");
        return [.. bytes];
    }

    private static void Setting(Span<byte> at, ushort id, int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(at, id);
        BinaryPrimitives.WriteInt32BigEndian(at[2..], value);
    }

    private void Call(ReadOnlySpan<byte> message, long at)
    {
        var stream = next;
        next += 2;
        started.Add(stream, at);
        Frame(Headers, EndHeaders, stream, stream == 1 ? first : block);
        Head(Data, EndStream, stream, message.Length + 5);
        Span<byte> prefix = stackalloc byte[5];
        prefix[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(prefix[1..], message.Length);
        Write(prefix);
        Write(message);
    }

    private void Receive(List<long> latencies, Action<long> answered)
    {
        if (filled == input.Length)
            Array.Resize(ref input, input.Length * 2);
        var read = socket.Receive(input.AsSpan(filled));
        if (read == 0)
            throw new IOException("The hub closed the connection.");
        filled += read;
        var now = Stopwatch.GetTimestamp();
        var at = 0;
        while (filled - at >= HeadSize)
        {
            var head = input.AsSpan(at, HeadSize);
            var length = head[0] << 16 | head[1] << 8 | head[2];
            if (filled - at - HeadSize < length)
                break;
            var (type, flags, stream) = (head[3], head[4], BinaryPrimitives.ReadUInt32BigEndian(head[5..]));
            var payload = input.AsSpan(at + HeadSize, length);
            at += HeadSize + length;
            switch (type)
            {
                case Settings when (flags & Acknowledged) == 0:
                    Frame(Settings, Acknowledged, 0, []);
                    break;
                case Ping when (flags & Acknowledged) == 0:
                    Frame(Ping, Acknowledged, 0, payload);
                    break;
                case GoAway or ResetStream:
                    throw new IOException($"The hub gave up: frame {type}, error {payload[^1]}.");
                case Headers or Data when (flags & EndStream) != 0:
                    if (type != Headers || payload.IndexOf("grpc-status\u00010"u8) < 0)
                        Failure ??= Encoding.ASCII.GetString(payload);
                    started.Remove(stream, out var since);
                    latencies.Add(now - since);
                    answered(now);
                    break;
            }
        }
        input.AsSpan(at, filled - at).CopyTo(input);
        filled -= at;
    }

    private void Frame(byte type, byte flags, uint stream, ReadOnlySpan<byte> payload)
    {
        Head(type, flags, stream, payload.Length);
        Write(payload);
    }

    private void Head(byte type, byte flags, uint stream, int length)
    {
        Span<byte> head = stackalloc byte[HeadSize];
        BinaryPrimitives.WriteUInt32BigEndian(head, (uint)length << 8 | type);
        head[4] = flags;
        BinaryPrimitives.WriteUInt32BigEndian(head[5..], stream);
        Write(head);
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (written + bytes.Length > output.Length)
            Array.Resize(ref output, (written + bytes.Length) * 2);
        bytes.CopyTo(output.AsSpan(written));
        written += bytes.Length;
    }

    private void Flush()
    {
        for (var sent = 0; sent < written;)
            sent += socket.Send(output.AsSpan(sent, written - sent));
        written = 0;
    }
}
