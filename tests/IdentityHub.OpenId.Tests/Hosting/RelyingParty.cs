using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Hosting;

/// <summary>A relying party written against the specifications and nothing else.</summary>
public sealed class RelyingParty(TestHub hub, string clientId = "demo-web", string? secret = TestHub.ClientSecret) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, MaxConnectionsPerServer = 64 }) { BaseAddress = hub.Issuer };

    public HttpClient Http => http;

    /// <summary>False: a confidential client that is set free of PKCE, as the Basic certification has it.</summary>
    public bool Pkce { get; init; } = true;

    /// <summary><c>response_mode</c> of every request; null leaves it out.</summary>
    public string? ResponseMode { get; init; }

    public string Verifier { get; } = Base64Url(RandomNumberGenerator.GetBytes(32));

    public string Nonce { get; } = Base64Url(RandomNumberGenerator.GetBytes(16));

    public string State { get; } = Base64Url(RandomNumberGenerator.GetBytes(16));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string Challenge => Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>The address of an authorization request; changes replace parameters, null removes one.</summary>
    public string Authorize(string scope = "openid profile email", params (string Name, string? Value)[] changes)
    {
        var parameters = Parameters(scope, changes);
        return QueryHelpers.AddQueryString("/connect/authorize", parameters!);
    }

    public Dictionary<string, string> Parameters(string scope = "openid profile email", params (string Name, string? Value)[] changes)
    {
        var parameters = new Dictionary<string, string>
        {
            ["client_id"] = clientId,
            ["redirect_uri"] = TestHub.RedirectUri,
            ["response_type"] = "code",
            ["scope"] = scope,
            ["state"] = State,
            ["nonce"] = Nonce,
        };
        if (Pkce)
            (parameters["code_challenge"], parameters["code_challenge_method"]) = (Challenge, "S256");
        if (ResponseMode is not null)
            parameters["response_mode"] = ResponseMode;
        foreach (var (name, value) in changes)
        {
            parameters.Remove(name);
            if (value is not null)
                parameters[name] = value;
        }
        return parameters;
    }

    /// <summary>Signs somebody in with a browser of its own and redeems the code.</summary>
    public async Task<Tokens> SignInAsync(string scope = "openid profile email offline_access", Browser? browser = null)
    {
        using var own = browser is null ? new Browser(hub) : null;
        browser ??= own!;
        var visit = await browser.GoAsync(Authorize(scope));
        if (visit["code"] is null)
            visit = await browser.SignInAsync(visit);
        return await RedeemAsync(visit["code"].ShouldNotBeNull(visit.Page));
    }

    public async Task<Tokens> RedeemAsync(string code, params (string Name, string? Value)[] changes) => await TokenAsync(RedeemFields(code, changes));

    public Dictionary<string, string> RedeemFields(string code, params (string Name, string? Value)[] changes)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = TestHub.RedirectUri,
        };
        if (Pkce)
            fields["code_verifier"] = Verifier;
        foreach (var (name, value) in changes)
        {
            fields.Remove(name);
            if (value is not null)
                fields[name] = value;
        }
        return fields;
    }

    public Task<Tokens> RefreshAsync(string refreshToken, string? scope = null)
    {
        var fields = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken };
        if (scope is not null)
            fields["scope"] = scope;
        return TokenAsync(fields);
    }

    /// <summary>A request to the token endpoint, with this client's credentials by HTTP Basic.</summary>
    public Task<Tokens> TokenAsync(Dictionary<string, string> fields) => PostAsync("/connect/token", fields);

    public async Task<Tokens> PostAsync(string address, Dictionary<string, string> fields, bool authenticate = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        if (authenticate && secret is not null)
            request.Headers.Authorization = Basic(clientId, secret);
        else if (authenticate)
            fields = new(fields) { ["client_id"] = clientId };
        request.Content = new FormUrlEncodedContent(fields);
        using var response = await http.SendAsync(request, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        return new Tokens(response.StatusCode, body.StartsWith('{') ? JsonDocument.Parse(body).RootElement : default, response.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));
    }

    public async Task<(HttpResponseMessage Response, JsonElement Body)> UserInfoAsync(string accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/connect/userinfo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", accessToken);
        var response = await http.SendAsync(request, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        return (response, body.StartsWith('{') ? JsonDocument.Parse(body).RootElement : default);
    }

    public static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Uri.EscapeDataString(id)}:{Uri.EscapeDataString(secret)}")));

    public static string Base64Url(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);

    public void Dispose() => http.Dispose();
}
