using System.Collections.Concurrent;
using System.Security.Cryptography;
using IdentityHub.Testing;
using IdentityHub.Testing.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IdentityHub.Web.Tests.Upstream;

/// <summary>An OpenID provider that says whatever a test wants it to.</summary>
public sealed class FakeProvider : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = Guid.NewGuid().ToString("n") };
    private readonly ConcurrentDictionary<string, string> tokens = new();

    private FakeProvider(Uri issuer)
    {
        Issuer = issuer;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(issuer.GetLeftPart(UriPartial.Authority));
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = issuer.AbsoluteUri,
            ["authorization_endpoint"] = new Uri(issuer, "authorize").AbsoluteUri,
            ["token_endpoint"] = new Uri(issuer, "token").AbsoluteUri,
            ["jwks_uri"] = new Uri(issuer, "jwks").AbsoluteUri,
            ["response_types_supported"] = new[] { "code" },
            ["grant_types_supported"] = new[] { "authorization_code" },
            ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
            ["code_challenge_methods_supported"] = new[] { "S256" },
            ["scopes_supported"] = new[] { "openid", "profile", "email" },
            ["token_endpoint_auth_methods_supported"] = new[] { "client_secret_basic", "client_secret_post" },
            ["authorization_response_iss_parameter_supported"] = true,
        }));
        app.MapGet("/jwks", () =>
        {
            var parameters = key.Rsa.ExportParameters(false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = key.KeyId, n = Base64UrlEncoder.Encode(parameters.Modulus), e = Base64UrlEncoder.Encode(parameters.Exponent) } } });
        });
        app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            return tokens.TryRemove(form["code"].ToString(), out var token)
                ? Results.Json(new { access_token = AccessToken, token_type = "Bearer", expires_in = 300, id_token = token })
                : Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        });
    }

    public Uri Issuer { get; }

    /// <summary>What every code is answered with beside the ID token.</summary>
    public string AccessToken { get; } = $"upstream-access-{Guid.NewGuid():n}";

    public static async Task<FakeProvider> StartAsync()
    {
        var provider = new FakeProvider(new Uri($"http://127.0.0.1:{Ports.Free()}/"));
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>A code for an ID token with these claims; a null value leaves one out.</summary>
    /// <param name="request">The hub's authorization request.</param>
    /// <param name="subject">Whom it is about.</param>
    /// <param name="claims">Claims beside and instead of the honest ones.</param>
    public string Code(UpstreamRequest request, string subject, params (string Name, object? Value)[] claims) => CodeFor(Sign(request, subject, claims));

    /// <summary>A code for any ID token.</summary>
    public string CodeFor(string idToken)
    {
        var code = Guid.NewGuid().ToString("n");
        tokens[code] = idToken;
        return code;
    }

    /// <summary>An ID token, signed by this provider or by another key.</summary>
    public string Sign(UpstreamRequest request, string subject, IEnumerable<(string Name, object? Value)> claims, SigningCredentials? credentials = null)
    {
        var now = DateTimeOffset.UtcNow;
        var all = new Dictionary<string, object?>
        {
            ["iss"] = Issuer.AbsoluteUri,
            ["aud"] = request.ClientId,
            ["sub"] = subject,
            ["nonce"] = request.Nonce,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(5).ToUnixTimeSeconds(),
        };
        foreach (var (name, value) in claims)
            all[name] = value;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Claims = all.Where(claim => claim.Value is not null).ToDictionary(claim => claim.Key, claim => claim.Value!),
            SigningCredentials = credentials ?? new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        key.Rsa.Dispose();
    }
}
