using System.Text.Json.Nodes;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Protocol.Clients;
using IdentityHub.OpenId.Protocol.Proof;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Metadata;

/// <summary>Says in the discovery document how clients authenticate and bind their tokens here (RFC 8414 §2, RFC 8705 §3.3 and §5, RFC 9449 §5.1).</summary>
internal sealed class DescribeClientAuthentication(SignOnOptions options, TrustedAuthorities authorities) : IOpenIddictServerHandler<HandleConfigurationRequestContext>
{
    private static readonly string[] Endpoints = ["token", "introspection", "revocation"];

    public static readonly int Order = DescribeOurPart.Order + 100;

    public ValueTask HandleAsync(HandleConfigurationRequestContext context)
    {
        List<string> methods = [ClientAuthenticationMethods.ClientSecretBasic, ClientAuthenticationMethods.ClientSecretPost, ClientAuthenticationMethods.PrivateKeyJwt];
        if (options.MtlsAddress is not null)
            methods.Add("self_signed_tls_client_auth");
        if (options.MtlsAddress is not null && authorities.Any)
            methods.Add("tls_client_auth");
        Set(context.TokenEndpointAuthenticationMethods, [.. methods, "none"]);
        Set(context.RevocationEndpointAuthenticationMethods, [.. methods, "none"]);
        Set(context.PushedAuthorizationEndpointAuthenticationMethods, [.. methods, "none"]);
        Set(context.DeviceAuthorizationEndpointAuthenticationMethods, [.. methods, "none"]);
        Set(context.IntrospectionEndpointAuthenticationMethods, methods);
        Set(context.IdTokenSigningAlgorithms, Enum.GetNames<SigningAlgorithm>());
        foreach (var endpoint in Endpoints)
            context.Metadata[$"{endpoint}_endpoint_auth_signing_alg_values_supported"] = List(Enum.GetNames<SigningAlgorithm>());
        context.Metadata["dpop_signing_alg_values_supported"] = List(DpopProof.Algorithms);
        if (options.MtlsAddress is not null)
            context.Metadata["tls_client_certificate_bound_access_tokens"] = true;
        return ValueTask.CompletedTask;
    }

    private static void Set(HashSet<string> known, IEnumerable<string> values)
    {
        known.Clear();
        known.UnionWith(values);
    }

    private static JsonArray List(IEnumerable<string> values) => [.. values.Select(value => (JsonNode)value)];
}
