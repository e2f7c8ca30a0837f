using System.Globalization;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Secrets;

namespace IdentityHub.Consent.Unsubscribing;

/// <summary>Seals what a message's link stands for into the link itself (<see cref="LinkTokens"/>); it is good for as long as somebody keeps the message.</summary>
public sealed class MessageLinks(IKeyWrapping keys)
{
    private const string SealPurpose = "message link";

    /// <summary>The token for a link.</summary>
    public string Seal(MessageLink link) => keys.SealLink(
        SealPurpose, link.Record.ToString(), link.Purpose.Code, ((int)link.Channel).ToString(CultureInfo.InvariantCulture), link.Subscription?.Code, link.Brand?.Code);

    /// <summary>What a token stands for; null for one that isn't ours.</summary>
    public MessageLink? Open(string? token) =>
        keys.OpenLink(SealPurpose, token, 5) is [var holder, var about, var by, var list, var of]
        && TypeId.TryParse<SourceRecordId>(holder, out var record) && PurposeId.TryParse(about, out var purpose) && Enum.TryParse<Channel>(by, out var channel) && Enum.IsDefined(channel)
            ? new MessageLink(record, purpose, channel, SubscriptionId.TryParse(list, out var subscription) ? subscription : null, BrandId.TryParse(of, out var brand) ? brand : null)
            : null;
}
