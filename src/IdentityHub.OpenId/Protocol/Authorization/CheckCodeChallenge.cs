using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>A code challenge by S256 is 43 characters of base64url (RFC 7636 §4.2); anything else was never hashed.</summary>
internal sealed class CheckCodeChallenge : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>, IOpenIddictServerHandler<ValidatePushedAuthorizationRequestContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Authentication.ValidateProofKeyForCodeExchangeParameters.Descriptor.Order + 100;
    public static readonly int PushedOrder = OpenIddictServerHandlers.Authentication.ValidatePushedProofKeyForCodeExchangeParameters.Descriptor.Order + 100;

    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context) => CheckAsync(context, context.Request);

    public ValueTask HandleAsync(ValidatePushedAuthorizationRequestContext context) => CheckAsync(context, context.Request);

    private static ValueTask CheckAsync(BaseValidatingContext context, OpenIddictRequest request)
    {
        if (request.CodeChallenge is { Length: > 0 } challenge
            && (challenge.Length != 43 || !challenge.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')))
            context.Reject(OpenIddictConstants.Errors.InvalidRequest, "The code_challenge is no SHA-256 in base64url.");
        return ValueTask.CompletedTask;
    }
}
