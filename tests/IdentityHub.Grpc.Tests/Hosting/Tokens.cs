using System.Security.Claims;
using System.Security.Cryptography;
using IdentityHub.OpenId;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace IdentityHub.Grpc.Tests.Hosting;

/// <summary>Access tokens made by hand with the hub's own keys (or another's), so that every claim can be bent.</summary>
internal sealed record Tokens(Hub Hub)
{
    public string Subject { get; init; } = Hub.Everything;

    public string ClientId { get; init; } = Hub.Everything;

    public string Scope { get; init; } = HubScopes.PartyRead;

    public string Audience { get; init; } = HubScopes.ApiAudience;

    public string? Issuer { get; init; }

    public TimeSpan Life { get; init; } = TimeSpan.FromMinutes(5);

    public string Type { get; init; } = "at+jwt";

    public bool ForeignKey { get; init; }

    /// <summary>The thumbprint of the key that the token is bound to (RFC 9449 §6.1), or null.</summary>
    public string? BoundTo { get; init; }

    public string Make()
    {
        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Issuer ?? Hub.WebAddress.AbsoluteUri,
            Audience = Audience,
            IssuedAt = now - TimeSpan.FromHours(1),
            Expires = now + Life,
            TokenType = Type,
            SigningCredentials = Key(),
            Claims = BoundTo is null ? null : new Dictionary<string, object> { ["cnf"] = new Dictionary<string, object> { ["jkt"] = BoundTo } },
            Subject = new ClaimsIdentity(
            [
                new Claim("sub", Subject),
                new Claim("client_id", ClientId),
                new Claim("scope", Scope),
                new Claim("jti", Guid.NewGuid().ToString()),
            ]),
        });
    }

    private SigningCredentials Key() => ForeignKey
        ? new SigningCredentials(new ECDsaSecurityKey(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "foreign" }, SecurityAlgorithms.EcdsaSha256)
        : Hub.Services.GetRequiredService<IOptionsMonitor<OpenIddictServerOptions>>().CurrentValue.SigningCredentials.First(key => key.Key is AsymmetricSecurityKey);
}
