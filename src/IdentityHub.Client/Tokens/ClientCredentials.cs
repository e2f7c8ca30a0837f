using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace IdentityHub.Client.Tokens;

/// <summary>
/// The client's own tokens by the client-credentials grant (RFC 6749 §4.4), from the token endpoint that the issuer publishes (RFC 8414). A token is used until a fifth of
/// its life is left; however many calls need a new one, one request fetches it.
/// </summary>
internal sealed class ClientCredentials(HttpClient http, IdentityHubClientOptions options) : ITokenSource, IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private Uri? tokenEndpoint;
    private volatile Held? held;

    public ValueTask<string> GetAsync(CancellationToken cancellation) =>
        held is { } current && options.Time.GetUtcNow() < current.RenewAt ? ValueTask.FromResult(current.Token) : new ValueTask<string>(RenewAsync(cancellation));

    public void Forget() => held = null;

    public void Dispose() => turn.Dispose();

    private async Task<string> RenewAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (held is { } current && options.Time.GetUtcNow() < current.RenewAt)
                return current.Token;
            var asked = options.Time.GetUtcNow();
            var answer = await RequestAsync(cancellation);
            var life = TimeSpan.FromSeconds(answer.ExpiresIn ?? 60);
            held = new Held(answer.AccessToken, asked + life * 0.8);
            return answer.AccessToken;
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<TokenResponse> RequestAsync(CancellationToken cancellation)
    {
        tokenEndpoint ??= await DiscoverAsync(cancellation);
        var form = new List<KeyValuePair<string, string>> { new("grant_type", "client_credentials") };
        if (options.Scopes.Count > 0)
            form.Add(new("scope", string.Join(' ', options.Scopes)));
        using var request = new HttpRequestMessage(HttpMethod.Post, tokenEndpoint) { Content = new FormUrlEncodedContent(form) };
        // Both parts are form-encoded before they are joined (RFC 6749 §2.3.1).
        var pair = $"{Uri.EscapeDataString(options.ClientId!)}:{Uri.EscapeDataString(options.ClientSecret ?? "")}";
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        using var response = await http.SendAsync(request, cancellation);
        var answer = response.Content.Headers.ContentType?.MediaType == "application/json"
            ? await response.Content.ReadFromJsonAsync(TokenJson.Default.TokenResponse, cancellation)
            : null;
        return response.IsSuccessStatusCode && !string.IsNullOrEmpty(answer?.AccessToken)
            ? answer
            : throw new TokenRefusedException(answer?.Error ?? $"http_{(int)response.StatusCode}", answer?.ErrorDescription);
    }

    private async Task<Uri> DiscoverAsync(CancellationToken cancellation)
    {
        var issuer = options.Issuer!.AbsoluteUri.TrimEnd('/');
        var metadata = await http.GetFromJsonAsync($"{issuer}/.well-known/openid-configuration", TokenJson.Default.ServerMetadata, cancellation);
        // Mix-up defence: the metadata must be of the issuer that was asked (RFC 8414 §3.3).
        return metadata?.TokenEndpoint is { } endpoint && metadata.Issuer?.TrimEnd('/') == issuer
            ? endpoint
            : throw new TokenRefusedException("invalid_metadata", "The issuer's metadata names another issuer or no token endpoint.");
    }

    private sealed record Held(string Token, DateTimeOffset RenewAt);
}
