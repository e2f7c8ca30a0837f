using System.Text.Json;

namespace IdentityHub.Storage.OpenId;

/// <summary>The sealed successor of a refresh token, as JSON in the redeemed token's properties.</summary>
internal static class Successor
{
    private const string Name = "hub_successor";

    public static string Write(ReadOnlySpan<byte> sealedSuccessor) => $$"""{"{{Name}}":"{{Convert.ToBase64String(sealedSuccessor)}}"}""";

    public static byte[]? Read(string properties)
    {
        using var json = JsonDocument.Parse(properties);
        return json.RootElement.TryGetProperty(Name, out var value) ? value.GetBytesFromBase64() : null;
    }
}
