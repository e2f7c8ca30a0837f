using OpenIddict.Server;

namespace IdentityHub.OpenId.Protocol.Clients;

/// <summary>The endpoints that clients call by themselves and authenticate at (RFC 6749 §3.2.1, RFC 7009, RFC 7662, RFC 8628, RFC 9126).</summary>
internal static class ClientEndpoints
{
    public static bool Authenticates(OpenIddictServerEndpointType endpoint) => endpoint is OpenIddictServerEndpointType.Token
        or OpenIddictServerEndpointType.PushedAuthorization or OpenIddictServerEndpointType.Introspection or OpenIddictServerEndpointType.Revocation
        or OpenIddictServerEndpointType.DeviceAuthorization;
}
