using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using OpenIddict.Validation;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>The steps that bind codes and tokens to their sender.</summary>
internal static class ProofSteps
{
    public static void Extend(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ProcessAuthenticationContext>(step => step.UseScopedHandler<ReadSenderProof>().SetOrder(ReadSenderProof.Order));
        server.AddEventHandler<ProcessAuthenticationContext>(step => step.UseSingletonHandler<UseProofsOnce>().SetOrder(UseProofsOnce.Order));
        server.RemoveEventHandler(OpenIddictServerHandlers.Protection.ValidateProofOfPossession.Descriptor);
        server.AddEventHandler<ValidateTokenContext>(step => step.UseSingletonHandler<CheckBinding>().SetOrder(CheckBinding.ServerOrder));
        server.AddEventHandler<ProcessSignInContext>(step => step.UseScopedHandler<BindTokens>().SetOrder(BindTokens.Order));
        server.AddEventHandler<ProcessSignInContext>(step => step.UseSingletonHandler<NameTokenType>().SetOrder(NameTokenType.Order));
        server.AddEventHandler<HandleIntrospectionRequestContext>(step => step.UseSingletonHandler<NameTokenType>().SetOrder(NameTokenType.IntrospectionOrder));
        server.AddEventHandler<ExtractUserInfoRequestContext>(step => step.UseSingletonHandler<AcceptDpopScheme>().SetOrder(AcceptDpopScheme.Order));
        AnswerIn<ApplyTokenResponseContext>(server);
        AnswerIn<ApplyPushedAuthorizationResponseContext>(server);
        AnswerIn<ApplyUserInfoResponseContext>(server);
    }

    public static void Extend(OpenIddictValidationBuilder validation)
    {
        validation.RemoveEventHandler(OpenIddictValidationHandlers.Protection.ValidateProofOfPossession.Descriptor);
        validation.AddEventHandler<OpenIddictValidationEvents.ValidateTokenContext>(step => step.UseSingletonHandler<CheckBinding>().SetOrder(CheckBinding.ValidationOrder));
        validation.AddEventHandler<OpenIddictValidationEvents.ProcessAuthenticationContext>(step => step.UseSingletonHandler<ReadBoundToken>().SetOrder(ReadBoundToken.Order));
    }

    private static void AnswerIn<TContext>(OpenIddictServerBuilder server) where TContext : BaseRequestContext =>
        server.AddEventHandler<TContext>(step => step.UseSingletonHandler<AnswerDpop<TContext>>().SetOrder(AnswerDpop<TContext>.Order));
}
