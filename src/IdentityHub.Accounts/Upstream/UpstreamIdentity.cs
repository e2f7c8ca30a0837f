using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Accounts.Upstream;

/// <summary>Who an upstream provider says that somebody is.</summary>
/// <param name="Provider">Name of the provider.</param>
/// <param name="Key">The person there: SHA-256 of issuer and subject in hexadecimal digits, which fits every column and is told apart by every collation.</param>
public sealed record UpstreamIdentity(string Provider, string Key)
{
    /// <summary>E-mail address, or null.</summary>
    public string? Email { get; init; }

    /// <summary>True when the provider says so and is believed.</summary>
    public bool EmailVerified { get; init; }

    /// <summary>Given name.</summary>
    public string GivenName { get; init; } = "";

    /// <summary>Family name.</summary>
    public string FamilyName { get; init; } = "";

    /// <summary>When the person proved who they are there (<c>auth_time</c>); null when it isn't said.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>True when the provider vouches for two factors and is believed.</summary>
    public bool TwoFactors { get; init; }

    /// <summary>Reads a validated answer; null when it names nobody.</summary>
    public static UpstreamIdentity? Read(UpstreamProvider provider, ClaimsPrincipal answer)
    {
        string? Claim(params string[] names) => names.Select(name => answer.FindFirst(name)?.Value).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        var subject = Claim("sub", ClaimTypes.NameIdentifier);
        var issuer = Claim("iss", "registration_issuer") ?? provider.Issuer?.AbsoluteUri ?? provider.Type;
        if (subject is null || subject.Length > 255)
            return null;

        var email = Claim("email", ClaimTypes.Email);
        var (given, family) = (Claim("given_name", ClaimTypes.GivenName), Claim("family_name", ClaimTypes.Surname));
        if (given is null && family is null && Claim("name", ClaimTypes.Name) is { } name && !name.Contains('@', StringComparison.Ordinal))
        {
            var space = name.LastIndexOf(' ');
            (given, family) = space < 0 ? (name, null) : (name[..space], name[(space + 1)..]);
        }
        return new UpstreamIdentity(provider.Name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}"))))
        {
            Email = email is { Length: <= 254 } ? email : null,
            EmailVerified = provider.BelieveVerifiedEmail && string.Equals(Claim("email_verified"), "true", StringComparison.OrdinalIgnoreCase),
            GivenName = Shortened(given),
            FamilyName = Shortened(family),
            AuthenticatedAt = long.TryParse(Claim("auth_time"), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 253_402_300_799
                ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            TwoFactors = Claim("acr") is { } acr && provider.TwoFactorAcrValues.Contains(acr)
                || provider.BelieveMultipleFactors && answer.FindAll("amr").Any(method => method.Value == "mfa"),
        };
    }

    private static string Shortened(string? name) => name is null ? "" : name.Length > 100 ? name[..100] : name;
}
