using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Consent.DoubleOptIn;

/// <summary>Seals what a double-opt-in link stands for into the link itself; good for a week, as often as it is opened.</summary>
public sealed class OptInTickets(IKeyWrapping keys, TimeProvider time)
{
    /// <summary>How long an address may be confirmed.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    private const string SealPurpose = "double opt-in link";
    private const int LongestToken = 1024;

    /// <summary>The token for a link.</summary>
    public string Seal(ConsentEventId request, SourceRecordId record) =>
        Base64Url.EncodeToString(keys.Wrap(SealPurpose, Encoding.UTF8.GetBytes($"{request}\n{record}\n{time.UtcNow().ToString("O", CultureInfo.InvariantCulture)}")));

    /// <summary>What a token stands for; null for one that isn't ours or is too old.</summary>
    public OptInTicket? Open(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > LongestToken || !Base64Url.IsValid(token))
            return null;
        try
        {
            var parts = Encoding.UTF8.GetString(keys.Unwrap(SealPurpose, Base64Url.DecodeFromChars(token))).Split('\n');
            return parts.Length == 3 && TypeId.TryParse<ConsentEventId>(parts[0], out var request) && TypeId.TryParse<SourceRecordId>(parts[1], out var record)
                && DateTimeOffset.TryParseExact(parts[2], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var sentAt) && sentAt + Lifetime > time.GetUtcNow()
                ? new OptInTicket(request, record, sentAt, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token))))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
