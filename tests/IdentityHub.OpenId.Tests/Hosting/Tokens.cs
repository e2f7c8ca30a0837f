using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.OpenId.Tests.Hosting;

/// <summary>An answer of an endpoint that speaks JSON.</summary>
public sealed record Tokens(HttpStatusCode Status, JsonElement Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? Error => Text("error");

    public string AccessToken => Text("access_token")!;

    public string RefreshToken => Text("refresh_token")!;

    public string IdToken => Text("id_token")!;

    public string? Text(string name) => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(name, out var value) ? value.ToString() : null;

    /// <summary>Header and payload of a token, unverified.</summary>
    public static (JsonElement Header, JsonElement Payload) Read(string token)
    {
        var parts = token.Split('.');
        return (Part(parts[0]), Part(parts[1]));

        static JsonElement Part(string text) => JsonDocument.Parse(Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text))).RootElement;
    }
}
