using IdentityHub.OpenId;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IdentityHub.Grpc.Access;

/// <summary>One authorisation policy per scope, over access tokens only: the hub's own sign-in cookie opens nothing here.</summary>
internal static class ScopePolicies
{
    /// <summary>The policy that demands <see cref="HubScopes.CrosswalkLink"/> or <see cref="HubScopes.CrosswalkAdmin"/>.</summary>
    public const string Link = "crosswalk.link|crosswalk.admin";

    public static IServiceCollection AddScopePolicies(this IServiceCollection services)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IAuthorizationHandler, ScopeRequirementHandler>());
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, GrpcAuthorizationAnswers>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Link, policy => Demand(policy, HubScopes.CrosswalkLink, HubScopes.CrosswalkAdmin));
        services.Configure<AuthorizationOptions>(options =>
        {
            foreach (var scope in HubScopes.Api)
                options.AddPolicy(scope, policy => Demand(policy, scope));
        });
        return services;
    }

    private static void Demand(AuthorizationPolicyBuilder policy, params string[] anyOf) =>
        policy
            .AddAuthenticationSchemes(HubPrincipal.ApiScheme)
            .RequireAuthenticatedUser()
            .AddRequirements(new ScopeRequirement(anyOf));
}
