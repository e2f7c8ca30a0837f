using IdentityHub.OpenId.Protocol.RequestedClaims;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using OpenIddict.Validation;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>The steps by which tokens are made, kept, read, used up and revoked.</summary>
internal static class TokenSteps
{
    public static void Extend(OpenIddictServerBuilder server)
    {
        StoreTokens(server);
        server.AddEventHandler<GenerateTokenContext>(step => step.UseSingletonHandler<ChooseSigningKey>().SetOrder(ChooseSigningKey.Order));
        server.AddEventHandler<GenerateTokenContext>(step => step.UseSingletonHandler<KeepSignedTokensOutOfTheDatabase>().SetOrder(KeepSignedTokensOutOfTheDatabase.Order));
        server.AddEventHandler<GenerateTokenContext>(step => step.UseSingletonHandler<ListMethods>().SetOrder(ListMethods.Order));
        server.AddEventHandler<ValidateTokenContext>(step => step.UseSingletonHandler<RecallVerified>().SetOrder(RecallVerified.Order));
        server.AddEventHandler<ValidateTokenContext>(step => step.UseSingletonHandler<KeepVerified>().SetOrder(KeepVerified.Order));
        server.AddEventHandler<ValidateTokenContext>(step => step.UseSingletonHandler<NameFamily>().SetOrder(NameFamily.ServerOrder));
        server.AddEventHandler<ValidateTokenContext>(step => step.UseScopedHandler<RefuseDeniedTokens>().SetOrder(RefuseDeniedTokens.ServerOrder));
        // Without it, a missing secret is invalid_client like any wrong one (RFC 6749 §5.2).
        server.RemoveEventHandler(OpenIddictServerHandlers.Exchange.ValidateClientCredentialsParameters.Descriptor);
        server.AddEventHandler<HandleTokenRequestContext>(step => step.UseScopedHandler<AnswerTokenRequest>().SetOrder(AnswerTokenRequest.Order));
        server.AddEventHandler<HandleTokenRequestContext>(step => step.UseScopedHandler<AddRequestedClaims>().SetOrder(AddRequestedClaims.Order));
        server.AddEventHandler<HandleUserInfoRequestContext>(step => step.UseScopedHandler<AnswerUserInfo>().SetOrder(AnswerUserInfo.Order));
        server.RemoveEventHandler(OpenIddictServerAspNetCoreHandlers.ExtractGetOrPostRequest<ExtractUserInfoRequestContext>.Descriptor);
        server.AddEventHandler<ExtractUserInfoRequestContext>(step => step.UseSingletonHandler<ReadUserInfoRequest>().SetOrder(ReadUserInfoRequest.Order));
        server.RemoveEventHandler(OpenIddictServerHandlers.Revocation.RevokeToken.Descriptor);
        server.AddEventHandler<HandleRevocationRequestContext>(step => step.UseScopedHandler<RevokeFamilyOrDeny>().SetOrder(RevokeFamilyOrDeny.Order));
    }

    public static void Extend(OpenIddictValidationBuilder validation)
    {
        validation.RemoveEventHandler(OpenIddictValidationHandlers.Protection.ValidateReferenceTokenIdentifier.Descriptor);
        validation.RemoveEventHandler(OpenIddictValidationHandlers.Protection.RestoreTokenEntryProperties.Descriptor);
        validation.RemoveEventHandler(OpenIddictValidationHandlers.Protection.ValidateTokenEntry.Descriptor);
        validation.RemoveEventHandler(OpenIddictValidationHandlers.Protection.ValidateAuthorizationEntry.Descriptor);
        validation.AddEventHandler<OpenIddictValidationEvents.ValidateTokenContext>(step => step.UseSingletonHandler<ReadHandle>().SetOrder(ReadHandle.ValidationOrder));
        validation.AddEventHandler<OpenIddictValidationEvents.ValidateTokenContext>(step => step.UseSingletonHandler<CheckTokenState>().SetOrder(CheckTokenState.ValidationOrder));
        validation.AddEventHandler<OpenIddictValidationEvents.ValidateTokenContext>(step => step.UseSingletonHandler<NameFamily>().SetOrder(NameFamily.ValidationOrder));
        validation.AddEventHandler<OpenIddictValidationEvents.ValidateTokenContext>(step => step.UseScopedHandler<RefuseDeniedTokens>().SetOrder(RefuseDeniedTokens.ValidationOrder));
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
}
