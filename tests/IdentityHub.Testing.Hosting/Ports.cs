using System.Net;
using System.Net.Sockets;

namespace IdentityHub.Testing.Hosting;

/// <summary>Ports that were free a moment ago: an issuer must be known before its server listens.</summary>
public static class Ports
{
    /// <summary>A free port on loopback.</summary>
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
