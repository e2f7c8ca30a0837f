using IdentityHub.OpenId.ApiTokens;
using Microsoft.AspNetCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>
/// A bound code or token is good only with the key or certificate that it is bound to (RFC 9449 §5, §7.1, §10; RFC 8705 §3). Stands in for
/// OpenIddict's <c>ValidateProofOfPossession</c>, which knows certificates only and fails on anything else.
/// </summary>
internal sealed class CheckBinding
    : IOpenIddictServerHandler<OpenIddictServerEvents.ValidateTokenContext>, IOpenIddictValidationHandler<OpenIddictValidationEvents.ValidateTokenContext>
{
    public static readonly int ServerOrder = OpenIddictServerHandlers.Protection.ValidateProofOfPossession.Descriptor.Order;
    public static readonly int ValidationOrder = OpenIddictValidationHandlers.Protection.ValidateProofOfPossession.Descriptor.Order;

    public ValueTask HandleAsync(OpenIddictServerEvents.ValidateTokenContext context)
    {
        if (context.DisableProofOfPossessionValidation || context.Principal is not { } principal)
            return ValueTask.CompletedTask;
        var proof = ReadSenderProof.Of(context.Transaction);
        var confirmation = principal.GetClaim(Claims.Confirmation);
        switch (context.EndpointType)
        {
            case OpenIddictServerEndpointType.UserInfo when !proof.Satisfies(confirmation) || AcceptDpopScheme.IsUsed(context.Transaction) != SenderProof.KeyOf(confirmation) is not null:
                context.Reject(Errors.InvalidToken, "The token is bound to something else.");
                break;
            case OpenIddictServerEndpointType.Token when principal.HasTokenType(TokenTypeIdentifiers.AccessToken) && !proof.IsAsStrongAs(confirmation):
                context.Reject(Errors.InvalidRequest, "A bound token is exchanged with a proof only.");
                break;
            case OpenIddictServerEndpointType.Token when principal.HasTokenType(TokenTypeIdentifiers.RefreshToken) && !proof.Satisfies(confirmation)
                || principal.GetClaim(BindTokens.CodeKey) is { } key && principal.HasTokenType(TokenTypeIdentifiers.Private.AuthorizationCode) && key != proof.KeyThumbprint:
                context.Reject(Errors.InvalidGrant, "It is bound to another key.");
                break;
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask HandleAsync(OpenIddictValidationEvents.ValidateTokenContext context)
    {
        if (context.Principal is { } principal && context.Transaction.GetHttpRequest()?.HttpContext is { } http
            && !ApiSender.Of(http).May(principal.GetClaim(Claims.Confirmation)))
            context.Reject(Errors.InvalidToken, "The token is bound to something else.");
        return ValueTask.CompletedTask;
    }
}
