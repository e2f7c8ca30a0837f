using System.Text.Json;

namespace IdentityHub.OpenId.Protocol.RequestedClaims;

/// <summary>The <c>claims</c> parameter of an authorization request (Core §5.5). Pure.</summary>
/// <param name="IdToken">Claims asked for in the ID token, by name.</param>
/// <param name="UserInfo">Claims asked for at user-info, by name.</param>
internal sealed record ClaimsRequest(IReadOnlyDictionary<string, RequestedClaim> IdToken, IReadOnlyDictionary<string, RequestedClaim> UserInfo)
{
    private const int LongestParameter = 8192;
    private static readonly Dictionary<string, RequestedClaim> Nothing = [];

    public static ClaimsRequest None { get; } = new(Nothing, Nothing);

    /// <summary>Reads the parameter; null when it isn't what §5.5 says. Members and claims that nobody knows are no fault.</summary>
    public static ClaimsRequest? Read(string? parameter)
    {
        if (string.IsNullOrEmpty(parameter))
            return None;
        if (parameter.Length > LongestParameter)
            return null;
        try
        {
            using var json = JsonDocument.Parse(parameter, new JsonDocumentOptions { MaxDepth = 8 });
            if (json.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            return Member(json.RootElement, "id_token") is { } idToken && Member(json.RootElement, "userinfo") is { } userInfo ? new ClaimsRequest(idToken, userInfo) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, RequestedClaim>? Member(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null)
            return Nothing;
        if (member.ValueKind != JsonValueKind.Object)
            return null;
        var claims = new Dictionary<string, RequestedClaim>(StringComparer.Ordinal);
        foreach (var claim in member.EnumerateObject())
        {
            if (Claim(claim.Value) is not { } requested)
                return null;
            claims[claim.Name] = requested;
        }
        return claims;
    }

    private static RequestedClaim? Claim(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
            return new RequestedClaim(false, []);
        if (value.ValueKind != JsonValueKind.Object)
            return null;
        var essential = false;
        if (value.TryGetProperty("essential", out var said))
        {
            if (said.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                return null;
            essential = said.GetBoolean();
        }
        var values = new List<string>();
        if (value.TryGetProperty("value", out var one))
            values.Add(Text(one));
        if (value.TryGetProperty("values", out var several))
        {
            if (several.ValueKind != JsonValueKind.Array)
                return null;
            values.AddRange(several.EnumerateArray().Select(Text));
        }
        return new RequestedClaim(essential, values);
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
