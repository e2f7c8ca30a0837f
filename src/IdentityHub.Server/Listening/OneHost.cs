using IdentityHub.Server.Configuration;

namespace IdentityHub.Server.Listening;

/// <summary>
/// Whatever <c>Host</c> a request names, here it has come to the issuer's: no address, mail or page is made from what a stranger wrote there, and one that is
/// no host at all does no harm.
/// </summary>
internal static class OneHost
{
    public static WebApplication UseOneHost(this WebApplication app, HubOptions options)
    {
        var host = new HostString(options.Issuer.Authority);
        app.Use((http, next) =>
        {
            http.Request.Host = host;
            return next(http);
        });
        return app;
    }
}
