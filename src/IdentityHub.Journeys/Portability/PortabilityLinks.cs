using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Journeys.Portability;

/// <summary>Signed links to a person's file, given to who has just proved to be the person, and good for a quarter of an hour.</summary>
public sealed class PortabilityLinks(IKeyWrapping keys, TimeProvider time)
{
    /// <summary>How long a link is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private const string SealPurpose = "portability link";

    /// <summary>The token for a link.</summary>
    public string Seal(AccountId account) =>
        Base64Url.EncodeToString(keys.Wrap(SealPurpose, Encoding.ASCII.GetBytes($"{account}\n{(time.UtcNow() + Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}")));

    /// <summary>Whose file it leads to; null for a token that isn't ours or is too old.</summary>
    public AccountId? Open(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > 512 || !Base64Url.IsValid(token))
            return null;
        try
        {
            var parts = Encoding.ASCII.GetString(keys.Unwrap(SealPurpose, Base64Url.DecodeFromChars(token))).Split('\n');
            return parts.Length == 2 && TypeId.TryParse<AccountId>(parts[0], out var account) && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var until)
                && until > time.GetUtcNow().ToUnixTimeSeconds() ? account : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
