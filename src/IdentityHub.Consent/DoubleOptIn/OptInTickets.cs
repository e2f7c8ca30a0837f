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

    /// <summary>The token for a link.</summary>
    public string Seal(ConsentEventId request, SourceRecordId record) =>
        keys.SealLink(SealPurpose, request.ToString(), record.ToString(), time.UtcNow().ToString("O", CultureInfo.InvariantCulture));

    /// <summary>What a token stands for; null for one that isn't ours or is too old.</summary>
    public OptInTicket? Open(string? token) =>
        keys.OpenLink(SealPurpose, token, 3) is [var asked, var holder, var sent] && TypeId.TryParse<ConsentEventId>(asked, out var request) && TypeId.TryParse<SourceRecordId>(holder, out var record)
        && DateTimeOffset.TryParseExact(sent, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var sentAt) && sentAt + Lifetime > time.GetUtcNow()
            ? new OptInTicket(request, record, sentAt, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token!))))
            : null;
}
