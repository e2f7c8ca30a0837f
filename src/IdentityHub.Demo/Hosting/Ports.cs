using System.Net;
using System.Net.Sockets;

namespace IdentityHub.Demo.Hosting;

/// <summary>Looks at ports before anything is started, so that the error is one sentence and not a stack trace.</summary>
internal static class Ports
{
    /// <summary>Throws <see cref="DemoRefusedException"/> when a port is taken, naming the switch that chooses another.</summary>
    public static void RefuseTaken(DemoOptions options)
    {
        foreach (var (name, option, address) in options.Addresses)
        {
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, address.Port);
                probe.Start();
            }
            catch (SocketException)
            {
                throw new DemoRefusedException(
                    $"Port {address.Port} ({name}) is taken. Is the demo running already? Stop what listens there, or choose another: {option} http://localhost:{address.Port + 1000}");
            }
        }
    }
}
