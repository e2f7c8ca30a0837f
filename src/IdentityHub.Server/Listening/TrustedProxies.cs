using System.Net;
using IdentityHub.Server.Configuration;
using Microsoft.AspNetCore.HttpOverrides;

namespace IdentityHub.Server.Listening;

/// <summary>Believes <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> from the configured proxies and from nobody else; never <c>X-Forwarded-Host</c>.</summary>
internal static class TrustedProxies
{
    public static WebApplication UseTrustedProxies(this WebApplication app, HubOptions options)
    {
        if (options.TrustedProxies.Count == 0)
            return app;

        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in options.TrustedProxies)
            forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.TryParse(proxy, out var network) ? network : Single(IPAddress.Parse(proxy)));
        // Before the sender's address is replaced by the one that the proxy forwards.
        if (options.ForwardedCertificateHeader is { } header)
            app.Use(new ForwardedCertificate(header, [.. forwarded.KnownIPNetworks]).ReadAsync);
        app.UseForwardedHeaders(forwarded);
        return app;
    }

    private static System.Net.IPNetwork Single(IPAddress address) => new(address, address.GetAddressBytes().Length * 8);
}
