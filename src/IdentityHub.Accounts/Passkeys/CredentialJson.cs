using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Accounts.Passkeys;

/// <summary>Reads the little that we need ourselves of a browser's answer.</summary>
internal static class CredentialJson
{
    /// <summary>The credential's id; null when there is none to be read.</summary>
    public static byte[]? IdOf(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
                ? WebEncoders.Base64UrlDecode(id.GetString()!)
                : null;
        }
        catch (Exception failure) when (failure is JsonException or FormatException)
        {
            return null;
        }
    }
}
