using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Web.Tests.Upstream;

/// <summary>The authorization request that the hub sends a browser to a provider with.</summary>
public sealed record UpstreamRequest(Uri Address)
{
    public string ClientId => this["client_id"]!;

    public string Nonce => this["nonce"]!;

    public string State => this["state"]!;

    public Uri Callback => new(this["redirect_uri"]!);

    public string? this[string name] => QueryHelpers.ParseQuery(Address.Query).TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The answer's address at the hub, as a path.</summary>
    public string Answer(string code, Uri issuer, string? path = null) => QueryHelpers.AddQueryString(
        path ?? Callback.AbsolutePath, new Dictionary<string, string?> { ["code"] = code, ["state"] = State, ["iss"] = issuer.AbsoluteUri });
}
