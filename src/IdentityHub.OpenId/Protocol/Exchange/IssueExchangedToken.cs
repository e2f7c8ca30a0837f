using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Exchange;

/// <summary>
/// An exchanged token is made as every access token is, with all that binds, formats and bounds those, instead of by OpenIddict's separate path;
/// it never lives longer than the subject's, and brings no refresh token along (RFC 8693 §2.2.1).
/// </summary>
internal sealed class IssueExchangedToken : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly int Order = OpenIddictServerHandlers.EvaluateGeneratedTokens.Descriptor.Order + 100;

    public ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType != OpenIddictServerEndpointType.Token || !context.Request.IsTokenExchangeGrantType())
            return ValueTask.CompletedTask;
        (context.GenerateIssuedToken, context.IncludeIssuedToken) = (false, false);
        (context.GenerateRefreshToken, context.IncludeRefreshToken) = (false, false);
        (context.GenerateAccessToken, context.IncludeAccessToken) = (true, true);
        context.Response[Parameters.IssuedTokenType] = TokenTypeIdentifiers.AccessToken;
        return ValueTask.CompletedTask;
    }
}
