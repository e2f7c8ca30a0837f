using System.Globalization;
using IdentityHub.OpenId.Clients;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Administration;

/// <summary>What was typed about how a client proves itself and what its tokens are like.</summary>
public sealed record TypedPolicy
{
    /// <summary>The fields at which faults are shown.</summary>
    internal static readonly string[] Fields =
    [
        "tokenEndpointAuthMethod", "jwks", "jwksUri", "tlsClientAuthSubjectDn", "certificateThumbprints", "requireDpop", "requirePkce", "audiences", "servesAudiences",
        "accessTokenLifetime", "refreshTokenLifetime", "grantTypes",
    ];

    public TokenEndpointAuthMethod Method { get; init; } = TokenEndpointAuthMethod.Secret;
    public string Jwks { get; init; } = "";
    public string JwksUri { get; init; } = "";
    public string SubjectDn { get; init; } = "";
    public string Thumbprints { get; init; } = "";
    public bool RequirePkce { get; init; } = true;
    public bool RequirePushedAuthorization { get; init; }
    public bool RequireDpop { get; init; }
    public bool RequireCertificateBinding { get; init; }
    public IReadOnlyList<string> FurtherGrantTypes { get; init; } = [];
    public string Audiences { get; init; } = "";
    public string ServesAudiences { get; init; } = "";
    public AccessTokenFormat Format { get; init; } = AccessTokenFormat.Jwt;
    public SigningAlgorithm AccessTokenAlgorithm { get; init; } = SigningAlgorithm.ES256;
    public SigningAlgorithm IdTokenAlgorithm { get; init; } = SigningAlgorithm.RS256;
    public string AccessTokenMinutes { get; init; } = "";
    public string RefreshTokenDays { get; init; } = "";

    internal static TypedPolicy Of(FormPost form) => new()
    {
        Method = Chosen(form["tokenEndpointAuthMethod"], TokenEndpointAuthMethod.Secret),
        Jwks = form["jwks"],
        JwksUri = form["jwksUri"],
        SubjectDn = form["tlsClientAuthSubjectDn"],
        Thumbprints = form["certificateThumbprints"],
        RequirePkce = form.Ticked("requirePkce"),
        RequirePushedAuthorization = form.Ticked("requirePushedAuthorization"),
        RequireDpop = form.Ticked("requireDpop"),
        RequireCertificateBinding = form.Ticked("requireCertificateBinding"),
        FurtherGrantTypes = form.All("furtherGrantType"),
        Audiences = form["audiences"],
        ServesAudiences = form["servesAudiences"],
        Format = Chosen(form["accessTokenFormat"], AccessTokenFormat.Jwt),
        AccessTokenAlgorithm = Chosen(form["accessTokenAlgorithm"], SigningAlgorithm.ES256),
        IdTokenAlgorithm = Chosen(form["idTokenAlgorithm"], SigningAlgorithm.RS256),
        AccessTokenMinutes = form["accessTokenLifetime"],
        RefreshTokenDays = form["refreshTokenLifetime"],
    };

    internal static TypedPolicy Of(ClientDefinition client) => new()
    {
        Method = client.TokenEndpointAuthMethod,
        Jwks = client.Jwks ?? "",
        JwksUri = client.JwksUri?.OriginalString ?? "",
        SubjectDn = client.CertificateSubjectDn ?? "",
        Thumbprints = string.Join('\n', client.CertificateThumbprints),
        RequirePkce = client.RequirePkce,
        RequirePushedAuthorization = client.RequirePushedAuthorization,
        RequireDpop = client.RequireDpop,
        RequireCertificateBinding = client.RequireCertificateBinding,
        FurtherGrantTypes = client.FurtherGrantTypes,
        Audiences = string.Join('\n', client.Audiences),
        ServesAudiences = string.Join('\n', client.ServesAudiences),
        Format = client.AccessTokenFormat,
        AccessTokenAlgorithm = client.AccessTokenAlgorithm,
        IdTokenAlgorithm = client.IdTokenAlgorithm,
        AccessTokenMinutes = client.Lifetimes.AccessToken?.TotalMinutes.ToString(CultureInfo.InvariantCulture) ?? "",
        RefreshTokenDays = client.Lifetimes.RefreshToken?.TotalDays.ToString(CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The definition with this policy; faults say what could not be read.</summary>
    internal ClientDefinition Apply(ClientDefinition client, Faults faults, string notAnAddress, string notANumber)
    {
        if (JwksUri.Length > 0 && !Uri.TryCreate(JwksUri, UriKind.Absolute, out _))
            faults.Add("jwksUri", notAnAddress);
        return client with
        {
            TokenEndpointAuthMethod = client.Kind == ClientKind.Public ? TokenEndpointAuthMethod.None : Method,
            Jwks = Jwks.Length > 0 ? Jwks : null,
            JwksUri = Uri.TryCreate(JwksUri, UriKind.Absolute, out var address) ? address : null,
            CertificateSubjectDn = SubjectDn.Length > 0 ? SubjectDn : null,
            CertificateThumbprints = Lines(Thumbprints),
            RequirePkce = RequirePkce,
            RequirePushedAuthorization = RequirePushedAuthorization,
            RequireDpop = RequireDpop,
            RequireCertificateBinding = RequireCertificateBinding,
            FurtherGrantTypes = FurtherGrantTypes,
            Audiences = Lines(Audiences),
            ServesAudiences = Lines(ServesAudiences),
            AccessTokenFormat = Format,
            AccessTokenAlgorithm = AccessTokenAlgorithm,
            IdTokenAlgorithm = IdTokenAlgorithm,
            Lifetimes = client.Lifetimes with
            {
                AccessToken = Life(AccessTokenMinutes, TimeSpan.FromMinutes(1), "accessTokenLifetime", faults, notANumber),
                RefreshToken = Life(RefreshTokenDays, TimeSpan.FromDays(1), "refreshTokenLifetime", faults, notANumber),
            },
        };
    }

    private static TimeSpan? Life(string text, TimeSpan unit, string field, Faults faults, string notANumber)
    {
        if (text.Length == 0)
            return null;
        if (double.TryParse(text.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 10_000)
            return unit * number;
        faults.Add(field, notANumber);
        return null;
    }

    private static T Chosen<T>(string text, T otherwise) where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : otherwise;

    private static string[] Lines(string text) => text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
