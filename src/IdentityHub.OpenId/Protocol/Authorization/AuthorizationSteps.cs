using IdentityHub.OpenId.Protocol.RequestedClaims;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>The steps of an authorization request, from whose address it names to the code and the page that answers.</summary>
internal static class AuthorizationSteps
{
    public static void Extend(OpenIddictServerBuilder server)
    {
        server.RemoveEventHandler(OpenIddictServerHandlers.Authentication.AttachRedirectUri.Descriptor);
        server.AddEventHandler<ValidateAuthorizationRequestContext>(step => step.UseScopedHandler<TrustRedirectUri>().SetOrder(TrustRedirectUri.EarlyOrder));
        server.AddEventHandler<ValidateAuthorizationRequestContext>(step => step.UseScopedHandler<TrustRedirectUri>().SetOrder(TrustRedirectUri.ValidationOrder));
        server.AddEventHandler<ApplyAuthorizationResponseContext>(step => step.UseScopedHandler<TrustRedirectUri>().SetOrder(TrustRedirectUri.ResponseOrder));
        server.AddEventHandler<ValidateAuthorizationRequestContext>(step => step.UseSingletonHandler<CheckCodeChallenge>().SetOrder(CheckCodeChallenge.Order));
        server.AddEventHandler<ValidatePushedAuthorizationRequestContext>(step => step.UseSingletonHandler<CheckCodeChallenge>().SetOrder(CheckCodeChallenge.PushedOrder));
        server.AddEventHandler<ValidateAuthorizationRequestContext>(step => step.UseSingletonHandler<CheckClaimsParameter>().SetOrder(CheckClaimsParameter.Order));
        server.AddEventHandler<ValidatePushedAuthorizationRequestContext>(step => step.UseSingletonHandler<CheckClaimsParameter>().SetOrder(CheckClaimsParameter.PushedOrder));
        server.AddEventHandler<ValidateAuthorizationRequestContext>(step => step.UseSingletonHandler<RefuseAuthorizationDetails>().SetOrder(RefuseAuthorizationDetails.Order));
        server.AddEventHandler<ValidatePushedAuthorizationRequestContext>(step => step.UseSingletonHandler<RefuseAuthorizationDetails>().SetOrder(RefuseAuthorizationDetails.PushedOrder));
        server.AddEventHandler<ValidateTokenRequestContext>(step => step.UseSingletonHandler<RefuseAuthorizationDetails>().SetOrder(RefuseAuthorizationDetails.TokenOrder));
        server.AddEventHandler<ValidateDeviceAuthorizationRequestContext>(step => step.UseSingletonHandler<RefuseAuthorizationDetails>().SetOrder(RefuseAuthorizationDetails.DeviceOrder));
        server.AddEventHandler<ValidateAuthorizationRequestContext>(step => step.UseScopedHandler<RefuseForbiddenScopes>().SetOrder(RefuseForbiddenScopes.Order));
        server.AddEventHandler<ValidatePushedAuthorizationRequestContext>(step => step.UseScopedHandler<RefuseForbiddenScopes>().SetOrder(RefuseForbiddenScopes.PushedOrder));
        server.AddEventHandler<ValidateTokenRequestContext>(step => step.UseScopedHandler<RefuseForbiddenScopes>().SetOrder(RefuseForbiddenScopes.TokenOrder));
        server.AddEventHandler<HandleAuthorizationRequestContext>(step => step.UseScopedHandler<ReadBrowser>().SetOrder(ReadBrowser.Order));
        server.AddEventHandler<HandleAuthorizationRequestContext>(step => step.UseScopedHandler<RequireSignIn>().SetOrder(RequireSignIn.Order));
        server.AddEventHandler<HandleAuthorizationRequestContext>(step => step.UseScopedHandler<RequireLevel>().SetOrder(RequireLevel.Order));
        server.AddEventHandler<HandleAuthorizationRequestContext>(step => step.UseScopedHandler<RequireConsent>().SetOrder(RequireConsent.Order));
        server.AddEventHandler<HandleAuthorizationRequestContext>(step => step.UseScopedHandler<IssueGrant>().SetOrder(IssueGrant.Order));
        server.RemoveEventHandler(OpenIddictServerAspNetCoreHandlers.Authentication.ProcessFormPostResponse.Descriptor);
        server.AddEventHandler<ApplyAuthorizationResponseContext>(step => step.UseSingletonHandler<AnswerByForm>().SetOrder(AnswerByForm.Order));
        server.AddEventHandler<ValidateDeviceAuthorizationRequestContext>(step => step.UseScopedHandler<RefuseForbiddenScopes>().SetOrder(RefuseForbiddenScopes.DeviceOrder));
    }
}
