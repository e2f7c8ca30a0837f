using Microsoft.AspNetCore.Authorization;
using OpenIddict.Abstractions;

namespace IdentityHub.Grpc.Access;

/// <summary>The access token has one of these scopes.</summary>
/// <param name="AnyOf">The scopes, the usual one first.</param>
internal sealed record ScopeRequirement(params string[] AnyOf) : IAuthorizationRequirement;

/// <summary>Looks for the scope in the validated token.</summary>
internal sealed class ScopeRequirementHandler : AuthorizationHandler<ScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        foreach (var scope in requirement.AnyOf)
        {
            if (!context.User.HasScope(scope))
                continue;
            context.Succeed(requirement);
            break;
        }

        return Task.CompletedTask;
    }
}
