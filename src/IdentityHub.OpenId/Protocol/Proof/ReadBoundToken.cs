using Microsoft.AspNetCore;
using OpenIddict.Validation;
using OpenIddict.Validation.AspNetCore;
using static OpenIddict.Validation.OpenIddictValidationEvents;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>The API takes a bound token by <c>Authorization: DPoP</c> (RFC 9449 §7.1) beside OpenIddict's <c>Bearer</c>.</summary>
internal sealed class ReadBoundToken : IOpenIddictValidationHandler<ProcessAuthenticationContext>
{
    public static readonly int Order = OpenIddictValidationAspNetCoreHandlers.ExtractAccessTokenFromAuthorizationHeader.Descriptor.Order - 100;

    public ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (context.AccessToken is null && context.Transaction.GetHttpRequest() is { } http && AcceptDpopScheme.BoundToken(http.Headers.Authorization.ToString()) is { } token)
            context.AccessToken = token;
        return ValueTask.CompletedTask;
    }
}
