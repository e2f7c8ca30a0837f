using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Clients;

/// <summary>The steps by which a client proves who it is, and by which what it gets follows its own policy.</summary>
internal static class ClientSteps
{
    public static void Extend(OpenIddictServerBuilder server)
    {
        server.RemoveEventHandler(OpenIddictServerHandlers.ValidateClientAssertion.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.ValidateClientAssertionWellknownClaims.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.ValidateClientAssertionIssuer.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.ValidateClientCertificate.Descriptor);
        server.AddEventHandler<ProcessAuthenticationContext>(step => step.UseScopedHandler<AuthenticateByAssertion>().SetOrder(AuthenticateByAssertion.Order));
        server.AddEventHandler<ProcessAuthenticationContext>(step => step.UseScopedHandler<AuthenticateByCertificate>().SetOrder(AuthenticateByCertificate.Order));

        server.AddEventHandler<HandleTokenRequestContext>(step => step.UseScopedHandler<EndOldGrants>().SetOrder(EndOldGrants.Order));
        server.AddEventHandler<GenerateTokenContext>(step => step.UseScopedHandler<ChooseClientsKey>().SetOrder(ChooseClientsKey.Order));
        server.AddEventHandler<GenerateTokenContext>(step => step.UseScopedHandler<KeepReferencedTokens>().SetOrder(KeepReferencedTokens.Order));
    }
}
