using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace IdentityHub.Grpc.Listening;

/// <summary>
/// Marks the connections of a listener, so that what is reachable there is decided by the socket a request came in by and by nothing
/// the caller says (a Host header, a path).
/// </summary>
public static class GrpcListener
{
    /// <summary>This listener speaks gRPC. Listeners without this call never do.</summary>
    /// <param name="listen">The listener.</param>
    /// <param name="exclusive">True: and nothing else is served there. False: the web pages and OAuth endpoints as well.</param>
    public static ListenOptions ServeGrpc(this ListenOptions listen, bool exclusive)
    {
        var mark = new GrpcListenerFeature(exclusive);
        listen.Use(next => connection =>
        {
            connection.Features.Set(mark);
            return next(connection);
        });
        return listen;
    }

    /// <summary>
    /// Gives gRPC a short pipeline of its own (authentication, authorisation, the service) and answers 404 to whatever else comes in by listeners that are gRPC's
    /// alone, OpenIddict's endpoints included (they aren't routed). Call it right after UseRouting.
    /// </summary>
    public static IApplicationBuilder UseGrpcListeners(this IApplicationBuilder app)
    {
        app.MapWhen(IsGrpc, branch =>
        {
            // The policies name their scheme; UseAuthentication would run the sign-on server and the session cookie for every call.
            branch.UseAuthorization();
            branch.UseEndpoints(_ => { });
        });
        // A branch without anything answers 404.
        return app.MapWhen(context => context.Features.Get<GrpcListenerFeature>() is { Exclusive: true }, _ => { });
    }

    private static bool IsGrpc(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<GrpcEndpointMetadata>() is not null;
}
