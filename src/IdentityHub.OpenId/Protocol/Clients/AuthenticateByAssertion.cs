using System.Security.Claims;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Protocol.Proof;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Clients;

/// <summary>
/// <c>private_key_jwt</c> (Core §9, RFC 7523bis). Stands in for OpenIddict's four steps, which take the token endpoint and arrays as the audience,
/// know registered keys only, and see neither replays nor a client's algorithms.
/// </summary>
internal sealed class AuthenticateByAssertion(ClientDirectory clients, ClientKeys keys, SignOnOptions options, TimeProvider time)
    : IOpenIddictServerHandler<ProcessAuthenticationContext>
{
    public static readonly int Order = OpenIddictServerHandlers.ValidateClientAssertion.Descriptor.Order;

    public async ValueTask HandleAsync(ProcessAuthenticationContext context)
    {
        if (!ClientEndpoints.Authenticates(context.EndpointType) || context.Request.ClientAssertion is null && context.Request.ClientAssertionType is null)
            return;
        if (!string.IsNullOrEmpty(context.Request.ClientSecret))
        {
            context.Reject(Errors.InvalidRequest, "One way of authentication at a time.");
            return;
        }
        if (context.Request.ClientAssertionType != ClientAssertionTypes.JwtBearer || context.Request.ClientAssertion is not { } text
            || CompactJws.Read(text) is not { } jws || ClientAssertion.Issuer(jws) is not { Length: > 0 } clientId
            || !string.IsNullOrEmpty(context.Request.ClientId) && context.Request.ClientId != clientId
            || await clients.FindAsync(clientId, context.CancellationToken) is not { Definition: { TokenEndpointAuthMethod: TokenEndpointAuthMethod.PrivateKeyJwt } client }
            || ClientAssertion.Check(jws, client, await keys.FindAsync(client, jws.KeyId, context.CancellationToken), options.Issuer.AbsoluteUri, time.UtcNow()) is not { } assertion)
        {
            context.Reject(Errors.InvalidClient, "The client assertion is not valid.");
            return;
        }
        context.Request.ClientId = clientId;
        context.ClientAssertionPrincipal = new ClaimsPrincipal(new ClaimsIdentity([new Claim(Claims.Subject, clientId)], "client_assertion"));
        PendingProofs.Of(context.Transaction).Add("client_assertion", clientId, assertion.Identifier, assertion.Expires, Errors.InvalidClient);
    }
}
