using System.Security.Claims;
using IdentityHub.OpenId.Grants;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Validation;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// Reads what an opaque handle stands for, at the server and at the API. Stands in for OpenIddict's <c>ValidateReferenceTokenIdentifier</c> and
/// <c>RestoreTokenEntryProperties</c>; whether the token may still be used says <see cref="CheckTokenState"/>.
/// </summary>
internal sealed class ReadHandle(ITokenStore tokens, TokenSeal seal)
    : IOpenIddictServerHandler<OpenIddictServerEvents.ValidateTokenContext>, IOpenIddictValidationHandler<OpenIddictValidationEvents.ValidateTokenContext>
{
    public static readonly int ServerOrder = OpenIddictServerHandlers.Protection.ValidateReferenceTokenIdentifier.Descriptor.Order;
    public static readonly int ValidationOrder = OpenIddictValidationHandlers.Protection.ValidateReferenceTokenIdentifier.Descriptor.Order;

    private const int LongestHandle = 64;

    public async ValueTask HandleAsync(OpenIddictServerEvents.ValidateTokenContext context)
    {
        if (context.Principal is not null || await FindAsync(context.Token, context.ValidTokenTypes, context.CancellationToken) is not var (token, principal))
            return;
        context.Transaction.Properties[PropertyOf(token.Id.ToString())] = token;
        (context.Principal, context.IsReferenceToken, context.TokenId, context.AuthorizationId) =
            (principal, true, token.Id.ToString(), principal.GetAuthorizationId());
    }

    public async ValueTask HandleAsync(OpenIddictValidationEvents.ValidateTokenContext context)
    {
        if (context.Principal is not null || await FindAsync(context.Token, context.ValidTokenTypes, context.CancellationToken) is not var (token, principal))
            return;
        context.Transaction.Properties[PropertyOf(token.Id.ToString())] = token;
        (context.Principal, context.IsReferenceToken, context.TokenId, context.AuthorizationId) =
            (principal, true, token.Id.ToString(), principal.GetAuthorizationId());
    }

    /// <summary>The row that a validated token came from; null for signed tokens.</summary>
    public static StoredToken? Found(IDictionary<string, object?> properties, string? tokenId) =>
        tokenId is not null && properties.TryGetValue(PropertyOf(tokenId), out var token) ? (StoredToken?)token : null;

    private static string PropertyOf(string tokenId) => "hub_token:" + tokenId;

    private async ValueTask<(StoredToken Token, ClaimsPrincipal Principal)?> FindAsync(string? handle, HashSet<string> types, CancellationToken cancellation)
    {
        // A signed token has dots and is long; what is neither of ours is found by nobody.
        if (handle is not { Length: > 0 and <= LongestHandle } || handle.Contains('.', StringComparison.Ordinal)
            || types.Count > 0 && !types.Any(type => StoredKind.Of(type) is not null))
            return null;
        if (await tokens.FindAsync(TokenId.Of(handle), cancellation) is not { } token
            || types.Count > 0 && !types.Contains(StoredKind.TypeOf(token.Kind))
            || seal.Open(token) is not { } principal)
            return null;
        principal.SetTokenId(token.Id.ToString());
        principal.SetTokenType(StoredKind.TypeOf(token.Kind));
        if (token.Family is { } family)
            principal.SetAuthorizationId(family.ToString("N"));
        return (token, principal);
    }
}
