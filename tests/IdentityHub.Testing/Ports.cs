using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace IdentityHub.Testing;

/// <summary>Ports that were free a moment ago: an issuer must be known before its server listens.</summary>
public static class Ports
{
    // Below the range from which systems take the ports of outgoing connections: none of those can take the port before its server does.
    private const int First = 10_000;
    private const int Last = 32_000;

    private static readonly ConcurrentDictionary<int, bool> Given = new();

    /// <summary>A free port on loopback, another one at every call.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Random.Shared.Next(First, Last);
            if (Given.TryAdd(port, true) && IsFree(port))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port) { ExclusiveAddressUse = true };
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
