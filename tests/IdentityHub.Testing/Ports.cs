using System.Net;
using System.Net.Sockets;

namespace IdentityHub.Testing;

/// <summary>
/// Ports that were free a moment ago: an issuer must be known before its server listens. Test programs run side by side, so each has a block of ports of its own,
/// which it holds by a locked file until it ends: between asking for a port and listening on it none of the others is given it.
/// </summary>
public static class Ports
{
    // Below the range from which systems take the ports of outgoing connections: none of those can take the port before its server does.
    private const int First = 10_000;
    private const int Blocks = 44;
    private const int BlockSize = 500;

    private static readonly (int First, IDisposable? Lock) Own = TakeBlock();
    private static int given = -1;

    /// <summary>A free port on loopback, another one at every call.</summary>
    public static int Free()
    {
        while (true)
        {
            var port = Own.First + Interlocked.Increment(ref given) % BlockSize;
            if (IsFree(port))
                return port;
        }
    }

    private static (int First, IDisposable? Lock) TakeBlock()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "identityhub-test-ports"));
        var start = Random.Shared.Next(Blocks);
        for (var i = 0; i < Blocks; i++)
        {
            var block = (start + i) % Blocks;
            try
            {
                var held = new FileStream(Path.Combine(folder.FullName, $"{block}"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                return (First + block * BlockSize, held);
            }
            catch (Exception taken) when (taken is IOException or UnauthorizedAccessException)
            {
            }
        }
        return (First + start * BlockSize, null);
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
