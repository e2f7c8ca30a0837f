using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Resources;

/// <summary>The steps by which tokens are for the resources that were asked for, and by which resource servers learn about them.</summary>
internal static class ResourceSteps
{
    public static void Extend(OpenIddictServerBuilder server)
    {
        // Whatever is wrong with a resource is invalid_target; OpenIddict says invalid_request of one that is no address.
        server.RemoveEventHandler(OpenIddictServerHandlers.Authentication.ValidateResourceParameter.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.Authentication.ValidatePushedResourceParameter.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.Exchange.ValidateResourceParameter.Descriptor);
        server.DisableResourceValidation().IgnoreResourcePermissions();
        server.AddEventHandler<ValidateAuthorizationRequestContext>(step => step.UseScopedHandler<CheckResources>().SetOrder(CheckResources.Order));
        server.AddEventHandler<ValidatePushedAuthorizationRequestContext>(step => step.UseScopedHandler<CheckResources>().SetOrder(CheckResources.PushedOrder));
        server.AddEventHandler<ValidateTokenRequestContext>(step => step.UseScopedHandler<CheckResources>().SetOrder(CheckResources.TokenOrder));
        server.AddEventHandler<ProcessSignInContext>(step => step.UseSingletonHandler<AimTokens>().SetOrder(AimTokens.GrantOrder));
        server.AddEventHandler<ProcessSignInContext>(step => step.UseSingletonHandler<AimTokens>().SetOrder(AimTokens.TokenOrder));
        server.RemoveEventHandler(OpenIddictServerHandlers.Introspection.ValidateAuthorizedParty.Descriptor);
        server.AddEventHandler<ValidateIntrospectionRequestContext>(step => step.UseScopedHandler<ServeIntrospection>().SetOrder(ServeIntrospection.Order));
        server.AddEventHandler<HandleIntrospectionRequestContext>(step => step.UseScopedHandler<ServeIntrospection>().SetOrder(ServeIntrospection.AnswerOrder));
    }
}
