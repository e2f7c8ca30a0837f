using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Exchange;

/// <summary>An exchanged token ends with the subject's token at the latest, whatever lifetime the client's tokens have.</summary>
internal sealed class BoundExchangedToken : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly int Order = OpenIddictServerHandlers.GenerateAccessToken.Descriptor.Order - 100;

    public ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.EndpointType == OpenIddictServerEndpointType.Token && context.Request.IsTokenExchangeGrantType()
            && context.Transaction.GetProperty<ProcessAuthenticationContext>(typeof(ProcessAuthenticationContext).FullName!)?.SubjectTokenPrincipal?.GetExpirationDate() is { } end
            && context.AccessTokenPrincipal is { } token && !(token.GetExpirationDate() <= end))
            token.SetExpirationDate(end);
        return ValueTask.CompletedTask;
    }
}
