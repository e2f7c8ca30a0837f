using System.Text.Json.Serialization;

namespace IdentityHub.Client.Tokens;

/// <summary>What the token endpoint and the discovery document say, as far as it is needed here.</summary>
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(ServerMetadata))]
internal sealed partial class TokenJson : JsonSerializerContext;

internal sealed record TokenResponse(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("expires_in")] long? ExpiresIn,
    [property: JsonPropertyName("error")] string? Error,
    [property: JsonPropertyName("error_description")] string? ErrorDescription);

internal sealed record ServerMetadata(
    [property: JsonPropertyName("issuer")] string? Issuer,
    [property: JsonPropertyName("token_endpoint")] Uri? TokenEndpoint);
