using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Tests.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.SenderConstraint;

/// <summary>A client as the FAPI 2.0 security profile has it: <c>private_key_jwt</c>, PAR, PKCE, DPoP; every part of it can be bent.</summary>
public sealed class ProfileClient(TestHub hub, string clientId, JwtWriter? clientKey, JwtWriter? senderKey) : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static ClientDefinition Definition(string clientId, JwtWriter key) => new(clientId, clientId, ClientKind.Confidential)
    {
        TokenEndpointAuthMethod = TokenEndpointAuthMethod.PrivateKeyJwt,
        Jwks = key.KeySet(),
        RedirectUris = [new Uri(TestHub.RedirectUri)],
        Scopes = [.. HubScopes.Identity, HubScopes.PartyRead],
        Consent = ClientConsent.Implicit,
        ActsByItself = true,
        RequirePushedAuthorization = true,
        RequireDpop = true,
        IdTokenAlgorithm = SigningAlgorithm.PS256,
    };

    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false }) { BaseAddress = hub.Issuer };

    public string Verifier { get; } = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public string Challenge => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    /// <summary>The nonce that the hub gave last.</summary>
    public string? Nonce { get; set; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private long Now => hub.Time.GetUtcNow().ToUnixTimeSeconds();

    public string Assertion(Action<JsonObject, JsonObject>? bend = null, JwtWriter? by = null)
    {
        var key = by ?? clientKey!;
        var header = new JsonObject { ["alg"] = key.Algorithm, ["kid"] = key.KeyId };
        var payload = new JsonObject
        {
            ["iss"] = clientId,
            ["sub"] = clientId,
            ["aud"] = hub.Issuer.AbsoluteUri,
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["iat"] = Now,
            ["exp"] = Now + (long)Minute.TotalSeconds,
        };
        bend?.Invoke(header, payload);
        return key.Sign(header, payload);
    }

    public string Proof(string method, string address, string? accessToken = null, Action<JsonObject, JsonObject>? bend = null, JwtWriter? by = null)
    {
        var key = by ?? senderKey!;
        var header = new JsonObject { ["typ"] = "dpop+jwt", ["alg"] = key.Algorithm, ["jwk"] = key.PublicKey() };
        var payload = new JsonObject
        {
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["htm"] = method,
            ["htu"] = new Uri(hub.Issuer, address).AbsoluteUri,
            ["iat"] = Now,
        };
        if (Nonce is not null)
            payload["nonce"] = Nonce;
        if (accessToken is not null)
            payload["ath"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(accessToken)));
        bend?.Invoke(header, payload);
        return key.Sign(header, payload);
    }

    /// <summary>Posts with an assertion and a proof; answers a demand for a nonce once, as clients do.</summary>
    public async Task<Tokens> PostAsync(string address, Dictionary<string, string> fields, string? assertion = null, string? proof = null, bool bare = false)
    {
        var answer = await SendAsync(address, fields, assertion, proof, bare);
        if (answer.Headers.TryGetValue("DPoP-Nonce", out var nonce))
            Nonce = nonce;
        return answer.Error == "use_dpop_nonce" && proof is null ? await SendAsync(address, fields, assertion, proof, bare) : answer;
    }

    public async Task<Tokens> SendAsync(string address, Dictionary<string, string> fields, string? assertion = null, string? proof = null, bool bare = false, string[]? proofs = null)
    {
        var all = new Dictionary<string, string>(fields);
        all.TryAdd("client_id", clientId);
        if (clientKey is not null)
        {
            all.TryAdd("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            all.TryAdd("client_assertion", assertion ?? Assertion());
        }
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(all) };
        if (senderKey is not null && !bare)
        {
            foreach (var one in proofs ?? [proof ?? Proof("POST", address)])
                request.Headers.TryAddWithoutValidation("DPoP", one);
        }
        using var response = await Http.SendAsync(request, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        return new Tokens(response.StatusCode, body.StartsWith('{') ? JsonDocument.Parse(body).RootElement : default,
            response.Headers.ToDictionary(h => h.Key, h => string.Join(',', h.Value), StringComparer.OrdinalIgnoreCase));
    }

    public Dictionary<string, string> AuthorizationFields(params (string Name, string? Value)[] changes) => Changed(new()
    {
        ["redirect_uri"] = TestHub.RedirectUri,
        ["response_type"] = "code",
        ["scope"] = "openid offline_access",
        ["state"] = "state",
        ["nonce"] = "nonce",
        ["code_challenge"] = Challenge,
        ["code_challenge_method"] = "S256",
    }, changes);

    public Task<Tokens> PushAsync(params (string Name, string? Value)[] changes) => PostAsync("/connect/par", AuthorizationFields(changes), bare: senderKey is null);

    public async Task<string> RequestUriAsync(params (string Name, string? Value)[] changes)
    {
        var pushed = await PushAsync(changes);
        return pushed.Text("request_uri").ShouldNotBeNull(pushed.Body.ToString());
    }

    public string Authorize(string requestUri) => QueryHelpers.AddQueryString("/connect/authorize", new Dictionary<string, string?> { ["client_id"] = clientId, ["request_uri"] = requestUri });

    public async Task<string> CodeAsync(params (string Name, string? Value)[] changes)
    {
        using var browser = new Browser(hub);
        var visit = await browser.SignInAsync(await browser.GoAsync(Authorize(await RequestUriAsync(changes))));
        return visit["code"].ShouldNotBeNull(visit.Page);
    }

    public Dictionary<string, string> CodeFields(string code, params (string Name, string? Value)[] changes) => Changed(new()
    {
        ["grant_type"] = "authorization_code",
        ["code"] = code,
        ["redirect_uri"] = TestHub.RedirectUri,
        ["code_verifier"] = Verifier,
    }, changes);

    public async Task<Tokens> SignInAsync() => await PostAsync("/connect/token", CodeFields(await CodeAsync()));

    public Task<Tokens> RefreshAsync(string token, bool bare = false) =>
        PostAsync("/connect/token", new() { ["grant_type"] = "refresh_token", ["refresh_token"] = token }, bare: bare);

    public Task<HttpResponseMessage> UserInfoAsync(string accessToken, string scheme = "DPoP", string? proof = null, bool bare = false) =>
        GetAsync("/connect/userinfo", accessToken, scheme, proof, bare);

    /// <summary>Calls the API.</summary>
    public Task<HttpResponseMessage> ApiAsync(string accessToken, string scheme = "DPoP", string? proof = null, bool bare = false) => GetAsync("/api", accessToken, scheme, proof, bare);

    private async Task<HttpResponseMessage> GetAsync(string address, string accessToken, string scheme, string? proof, bool bare)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Authorization = new AuthenticationHeaderValue(scheme, accessToken);
        if (!bare)
            request.Headers.TryAddWithoutValidation("DPoP", proof ?? Proof("GET", address, accessToken));
        return await Http.SendAsync(request, Cancellation);
    }

    public void Dispose() => Http.Dispose();

    private static Dictionary<string, string> Changed(Dictionary<string, string> fields, (string Name, string? Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            fields.Remove(name);
            if (value is not null)
                fields[name] = value;
        }
        return fields;
    }
}
