using IdentityHub.OpenId;
using Microsoft.AspNetCore.Authorization;

namespace IdentityHub.Grpc.Access;

/// <summary>Looks for the scope in the validated token.</summary>
internal sealed class ScopeRequirementHandler : AuthorizationHandler<ScopeRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        foreach (var scope in requirement.AnyOf)
        {
            if (!context.User.HasHubScope(scope))
                continue;
            context.Succeed(requirement);
            break;
        }

        return Task.CompletedTask;
    }
}
