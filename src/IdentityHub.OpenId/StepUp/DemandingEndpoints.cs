using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace IdentityHub.OpenId.StepUp;

/// <summary>Puts an <see cref="AuthenticationDemand"/> before an endpoint of an API.</summary>
public static class DemandingEndpoints
{
    /// <summary>Answers 401 <c>insufficient_user_authentication</c> (RFC 9470 §3) to a valid token whose sign-in isn't enough. Comes after authorization.</summary>
    public static TBuilder RequireAuthentication<TBuilder>(this TBuilder endpoints, AuthenticationLevel level, TimeSpan? maximumAge = null)
        where TBuilder : IEndpointConventionBuilder
    {
        var demand = new AuthenticationDemand(level, maximumAge);
        return endpoints.AddEndpointFilter(async (invocation, next) =>
        {
            var http = invocation.HttpContext;
            if (demand.IsMetBy(http.User, http.RequestServices.GetRequiredService<TimeProvider>().UtcNow()))
                return await next(invocation);
            var scheme = http.Request.Headers.Authorization.ToString().StartsWith("DPoP ", StringComparison.OrdinalIgnoreCase) ? "DPoP" : "Bearer";
            http.Response.Headers[HeaderNames.WWWAuthenticate] = demand.Challenge(scheme);
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        });
    }
}
