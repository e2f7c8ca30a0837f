using System.Net;
using System.Net.Sockets;

namespace IdentityHub.EndToEnd.Browsing;

/// <summary>Ports that nobody listens on.</summary>
internal static class FreePort
{
    /// <summary>So many different ones, held together while they are chosen so that none is given twice.</summary>
    public static IReadOnlyList<int> Take(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToList();
        listeners.ForEach(listener => listener.Dispose());
        return ports;
    }
}
