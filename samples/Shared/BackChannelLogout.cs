using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace IdentityHub.Samples;

/// <summary>The site's back-channel logout endpoint (OpenID Connect Back-Channel Logout 1.0 §2.5 to §2.8).</summary>
internal sealed class BackChannelLogout(ServerSideSessions sessions, IOptionsMonitor<OpenIdConnectOptions> options, TimeProvider time)
{
    private const string Event = "http://schemas.openid.net/event/backchannel-logout";
    private readonly ConcurrentDictionary<string, DateTimeOffset> seen = new(StringComparer.Ordinal);

    /// <summary>Ends the sessions that a genuine logout token names: 200, or 400 for anything else.</summary>
    public async Task<IResult> HandleAsync(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (!http.Request.HasFormContentType)
            return Bad("A form with a logout_token is expected.");
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var token = await ValidateAsync(form["logout_token"].ToString(), http.RequestAborted);
        if (token is null)
            return Bad("The logout token is not valid.");
        sessions.End(Text(token, "sid"), token.Subject is { Length: > 0 } sub ? sub : null);
        return Results.Ok();
    }

    private async Task<JsonWebToken?> ValidateAsync(string text, CancellationToken cancellation)
    {
        var oidc = options.Get(OpenIdConnectDefaults.AuthenticationScheme);
        if (text.Length is 0 or > 16_384 || oidc.ConfigurationManager is not { } manager)
            return null;
        for (var attempt = 0; ; attempt++)
        {
            var hub = await manager.GetConfigurationAsync(cancellation);
            var result = await new JsonWebTokenHandler().ValidateTokenAsync(text, new TokenValidationParameters
            {
                ValidIssuer = hub.Issuer,
                ValidAudience = oidc.ClientId,
                IssuerSigningKeys = hub.SigningKeys,
                ValidTypes = ["logout+jwt"],
                RequireExpirationTime = true,
                RequireSignedTokens = true,
                ClockSkew = TimeSpan.FromSeconds(30),
            });
            if (result is { IsValid: true, SecurityToken: JsonWebToken token })
                return IsLogout(token) && IsFirst(token) ? token : null;
            // A key that was published since we last looked.
            if (attempt > 0 || result.Exception is not SecurityTokenSignatureKeyNotFoundException)
                return null;
            manager.RequestRefresh();
        }
    }

    private static bool IsLogout(JsonWebToken token) =>
        token.TryGetPayloadValue<JsonElement>("events", out var events) && events.ValueKind == JsonValueKind.Object
        && events.TryGetProperty(Event, out var member) && member.ValueKind == JsonValueKind.Object
        && !token.TryGetPayloadValue<object>("nonce", out _)
        && (token.Subject is { Length: > 0 } || Text(token, "sid") is not null);

    private bool IsFirst(JsonWebToken token)
    {
        var now = time.GetUtcNow();
        foreach (var (id, until) in seen)
        {
            if (until < now)
                seen.TryRemove(id, out _);
        }
        return token.Id is { Length: > 0 } jti && seen.TryAdd(jti, token.ValidTo + TimeSpan.FromMinutes(1));
    }

    private static string? Text(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) ? value : null;

    private static IResult Bad(string description) => Results.Json(new { error = "invalid_request", error_description = description }, statusCode: 400);
}
