using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Secrets;

namespace IdentityHub.Consent.Unsubscribing;

/// <summary>
/// Seals what a link stands for into the link itself, authenticated and unreadable: nothing is kept for it, and it is good for as long as somebody keeps the message. Of one purpose only:
/// a link to unsubscribe confirms nothing.
/// </summary>
public sealed class MessageLinks(IKeyWrapping keys)
{
    private const string SealPurpose = "message link";
    private const int LongestToken = 1024;
    private const char Separator = '\n';

    /// <summary>The token for a link: base64url, safe within a path.</summary>
    public string Seal(MessageLink link)
    {
        var text = string.Join(
            Separator, link.Record.ToString(), link.Purpose.Code, ((int)link.Channel).ToString(System.Globalization.CultureInfo.InvariantCulture), link.Subscription?.Code ?? "", link.Brand?.Code ?? "");
        return Base64Url.EncodeToString(keys.Wrap(SealPurpose, Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>What a token stands for; null for one that isn't ours.</summary>
    public MessageLink? Open(string? token)
    {
        if (string.IsNullOrEmpty(token) || token.Length > LongestToken || !Base64Url.IsValid(token))
            return null;
        try
        {
            var parts = Encoding.UTF8.GetString(keys.Unwrap(SealPurpose, Base64Url.DecodeFromChars(token))).Split(Separator);
            return parts.Length == 5 && TypeId.TryParse<SourceRecordId>(parts[0], out var record) && PurposeId.TryParse(parts[1], out var purpose)
                && Enum.TryParse<Channel>(parts[2], out var channel) && Enum.IsDefined(channel)
                ? new MessageLink(
                    record, purpose, channel, SubscriptionId.TryParse(parts[3], out var subscription) ? subscription : null, BrandId.TryParse(parts[4], out var brand) ? brand : null)
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
