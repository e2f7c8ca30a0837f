using IdentityHub.OpenId.Embedding;
using IdentityHub.OpenId.Guests;
using IdentityHub.OpenId.Protocol.Authorization;
using IdentityHub.OpenId.Protocol.Device;
using IdentityHub.OpenId.Protocol.EndSession;
using IdentityHub.OpenId.Protocol.Exchange;
using IdentityHub.OpenId.Protocol.Answers;
using IdentityHub.OpenId.Protocol.RequestedClaims;
using IdentityHub.OpenId.Protocol.Clients;
using IdentityHub.OpenId.Protocol.Metadata;
using IdentityHub.OpenId.Protocol.Proof;
using IdentityHub.OpenId.Protocol.Resources;
using IdentityHub.OpenId.Protocol.Subjects;
using IdentityHub.OpenId.Protocol.Tokens;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using OpenIddict.Validation;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol;

/// <summary>The hub's own steps among OpenIddict's, each with its place.</summary>
internal static class HubProtocol
{
    public static void Extend(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ProcessRequestContext>(step => step.UseSingletonHandler<FixedAddress>().SetOrder(FixedAddress.Order));
        ClientSteps.Extend(server);
        ProofSteps.Extend(server);
        ResourceSteps.Extend(server);
        EmbeddingSteps.Extend(server);
        GuestSteps.Extend(server);
        server.AddEventHandler<HandleConfigurationRequestContext>(step => step.UseSingletonHandler<DescribeClientAuthentication>().SetOrder(DescribeClientAuthentication.Order));

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

        server.AddEventHandler<GenerateTokenContext>(step => step.UseSingletonHandler<ChooseSigningKey>().SetOrder(ChooseSigningKey.Order));
        server.AddEventHandler<GenerateTokenContext>(step => step.UseSingletonHandler<KeepSignedTokensOutOfTheDatabase>().SetOrder(KeepSignedTokensOutOfTheDatabase.Order));
        server.AddEventHandler<GenerateTokenContext>(step => step.UseSingletonHandler<ListMethods>().SetOrder(ListMethods.Order));
        StoreTokens(server);
        server.AddEventHandler<ValidateTokenContext>(step => step.UseSingletonHandler<RecallVerified>().SetOrder(RecallVerified.Order));
        server.AddEventHandler<ValidateTokenContext>(step => step.UseSingletonHandler<KeepVerified>().SetOrder(KeepVerified.Order));
        server.AddEventHandler<ValidateTokenContext>(step => step.UseSingletonHandler<NameFamily>().SetOrder(NameFamily.ServerOrder));
        server.AddEventHandler<ValidateTokenContext>(step => step.UseScopedHandler<RefuseDeniedTokens>().SetOrder(RefuseDeniedTokens.ServerOrder));
        // Without it, a missing secret is invalid_client like any wrong one (RFC 6749 §5.2).
        server.RemoveEventHandler(OpenIddictServerHandlers.Exchange.ValidateClientCredentialsParameters.Descriptor);
        server.AddEventHandler<ValidateDeviceAuthorizationRequestContext>(step => step.UseScopedHandler<RefuseForbiddenScopes>().SetOrder(RefuseForbiddenScopes.DeviceOrder));
        server.AddEventHandler<HandleDeviceAuthorizationRequestContext>(step => step.UseScopedHandler<AnswerDeviceAuthorization>().SetOrder(AnswerDeviceAuthorization.Order));
        server.RemoveEventHandler(OpenIddictServerHandlers.ValidateDeviceCode.Descriptor);
        server.AddEventHandler<ProcessAuthenticationContext>(step => step.UseScopedHandler<CheckDeviceCode>().SetOrder(CheckDeviceCode.Order));
        server.AddEventHandler<HandleTokenRequestContext>(step => step.UseScopedHandler<RedeemDeviceCode>().SetOrder(RedeemDeviceCode.Order));
        server.AddEventHandler<ValidateTokenRequestContext>(step => step.UseScopedHandler<CheckExchange>().SetOrder(CheckExchange.Order));
        server.AddEventHandler<HandleTokenRequestContext>(step => step.UseScopedHandler<AnswerExchange>().SetOrder(AnswerExchange.Order));
        server.AddEventHandler<HandleTokenRequestContext>(step => step.UseScopedHandler<NameWhoMayAct>().SetOrder(NameWhoMayAct.Order));
        server.AddEventHandler<ProcessSignInContext>(step => step.UseSingletonHandler<IssueExchangedToken>().SetOrder(IssueExchangedToken.Order));
        server.AddEventHandler<ProcessSignInContext>(step => step.UseSingletonHandler<BoundExchangedToken>().SetOrder(BoundExchangedToken.Order));
        server.AddEventHandler<ValidateTokenContext>(step => step.UseSingletonHandler<RefuseOrphans>().SetOrder(RefuseOrphans.ServerOrder));
        server.AddEventHandler<HandleIntrospectionRequestContext>(step => step.UseSingletonHandler<DescribeActor>().SetOrder(DescribeActor.Order));
        server.AddEventHandler<ProcessRequestContext>(step => step.UseSingletonHandler<LeaveDevicePage>().SetOrder(LeaveDevicePage.Order));
        server.AddEventHandler<HandleTokenRequestContext>(step => step.UseScopedHandler<AnswerTokenRequest>().SetOrder(AnswerTokenRequest.Order));
        server.AddEventHandler<HandleTokenRequestContext>(step => step.UseScopedHandler<AddRequestedClaims>().SetOrder(AddRequestedClaims.Order));
        server.AddEventHandler<HandleUserInfoRequestContext>(step => step.UseScopedHandler<AnswerUserInfo>().SetOrder(AnswerUserInfo.Order));
        server.RemoveEventHandler(OpenIddictServerAspNetCoreHandlers.ExtractGetOrPostRequest<ExtractUserInfoRequestContext>.Descriptor);
        server.AddEventHandler<ExtractUserInfoRequestContext>(step => step.UseSingletonHandler<ReadUserInfoRequest>().SetOrder(ReadUserInfoRequest.Order));
        server.RemoveEventHandler(OpenIddictServerHandlers.Revocation.RevokeToken.Descriptor);
        server.AddEventHandler<HandleRevocationRequestContext>(step => step.UseScopedHandler<RevokeFamilyOrDeny>().SetOrder(RevokeFamilyOrDeny.Order));

        server.AddEventHandler<HandleEndSessionRequestContext>(step => step.UseScopedHandler<AnswerEndSession>().SetOrder(AnswerEndSession.Order));
        server.AddEventHandler<HandleConfigurationRequestContext>(step => step.UseSingletonHandler<DescribeOurPart>().SetOrder(DescribeOurPart.Order));
        SubjectSteps.Extend(server);

        RefuseRepeatedIn<ExtractAuthorizationRequestContext>(server);
        RefuseRepeatedIn<ExtractPushedAuthorizationRequestContext>(server);
        RefuseRepeatedIn<ExtractTokenRequestContext>(server);
        RefuseRepeatedIn<ExtractDeviceAuthorizationRequestContext>(server);
        RefuseRepeatedIn<ExtractIntrospectionRequestContext>(server);
        RefuseRepeatedIn<ExtractRevocationRequestContext>(server);
        RefuseRepeatedIn<ExtractEndSessionRequestContext>(server);
        RefuseRepeatedIn<ExtractUserInfoRequestContext>(server);
        SayLessIn<ApplyAuthorizationResponseContext>(server);
        SayLessIn<ApplyPushedAuthorizationResponseContext>(server);
        SayLessIn<ApplyTokenResponseContext>(server);
        SayLessIn<ApplyDeviceAuthorizationResponseContext>(server);
        SayLessIn<ApplyIntrospectionResponseContext>(server);
        SayLessIn<ApplyRevocationResponseContext>(server);
        SayLessIn<ApplyEndSessionResponseContext>(server);
        SayLessIn<ApplyUserInfoResponseContext>(server);
    }

    public static void Extend(OpenIddictValidationBuilder validation)
    {
        ProofSteps.Extend(validation);
        SubjectSteps.Extend(validation);
        validation.RemoveEventHandler(OpenIddictValidationHandlers.Protection.ValidateReferenceTokenIdentifier.Descriptor);
        validation.RemoveEventHandler(OpenIddictValidationHandlers.Protection.RestoreTokenEntryProperties.Descriptor);
        validation.RemoveEventHandler(OpenIddictValidationHandlers.Protection.ValidateTokenEntry.Descriptor);
        validation.RemoveEventHandler(OpenIddictValidationHandlers.Protection.ValidateAuthorizationEntry.Descriptor);
        validation.AddEventHandler<OpenIddictValidationEvents.ValidateTokenContext>(step => step.UseSingletonHandler<ReadHandle>().SetOrder(ReadHandle.ValidationOrder));
        validation.AddEventHandler<OpenIddictValidationEvents.ValidateTokenContext>(step => step.UseSingletonHandler<CheckTokenState>().SetOrder(CheckTokenState.ValidationOrder));
        validation.AddEventHandler<OpenIddictValidationEvents.ValidateTokenContext>(step => step.UseSingletonHandler<NameFamily>().SetOrder(NameFamily.ValidationOrder));
        validation.AddEventHandler<OpenIddictValidationEvents.ValidateTokenContext>(step => step.UseScopedHandler<RefuseDeniedTokens>().SetOrder(RefuseDeniedTokens.ValidationOrder));
        validation.AddEventHandler<OpenIddictValidationEvents.ValidateTokenContext>(step => step.UseSingletonHandler<RefuseOrphans>().SetOrder(RefuseOrphans.ValidationOrder));
    }

    /// <summary>Everything by which OpenIddict would keep tokens and authorizations in its own tables goes; see Grants/README.md.</summary>
    private static void StoreTokens(OpenIddictServerBuilder server)
    {
        server.RemoveEventHandler(OpenIddictServerHandlers.AttachAuthorization.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.Protection.CreateTokenEntry.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.Protection.AttachTokenPayload.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.Protection.ValidateReferenceTokenIdentifier.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.Protection.RestoreTokenEntryProperties.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.Protection.ValidateAuthorizationEntry.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.RedeemTokenEntry.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.RedeemLogoutTokenEntry.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.UpdateReferenceDeviceCodeEntry.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.RejectDeviceCodeEntry.Descriptor);
        server.RemoveEventHandler(OpenIddictServerHandlers.RejectUserCodeEntry.Descriptor);
        server.AddEventHandler<ProcessSignInContext>(step => step.UseSingletonHandler<OpenFamily>().SetOrder(OpenFamily.Order));
        server.AddEventHandler<GenerateTokenContext>(step => step.UseSingletonHandler<StoreToken>().SetOrder(StoreToken.Order));
        server.AddEventHandler<ProcessSignInContext>(step => step.UseSingletonHandler<CommitGrant>().SetOrder(CommitGrant.Order));
        server.AddEventHandler<ValidateTokenContext>(step => step.UseSingletonHandler<ReadHandle>().SetOrder(ReadHandle.ServerOrder));
        server.AddEventHandler<ValidateTokenContext>(step => step.UseSingletonHandler<CheckTokenState>().SetOrder(CheckTokenState.ServerOrder));
    }

    private static void RefuseRepeatedIn<TContext>(OpenIddictServerBuilder server) where TContext : BaseValidatingContext =>
        server.AddEventHandler<TContext>(step => step.UseSingletonHandler<RefuseRepeatedParameters<TContext>>().SetOrder(RefuseRepeatedParameters<TContext>.Order));

    private static void SayLessIn<TContext>(OpenIddictServerBuilder server) where TContext : BaseRequestContext =>
        server.AddEventHandler<TContext>(step => step.UseSingletonHandler<SayLess<TContext>>().SetOrder(SayLess<TContext>.Order));
}
