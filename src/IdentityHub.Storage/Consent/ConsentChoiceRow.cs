using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.Consent;

/// <summary>How a person wants a subscription; see <see cref="IdentityHub.Consent.Subscriptions.SubscriptionChoice"/>. Times of day are minutes after midnight.</summary>
internal sealed class ConsentChoiceRow
{
    public long Id { get; init; }

    public SourceRecordId RecordId { get; init; }

    public required string Subscription { get; init; }

    public int Channel { get; init; }

    public DateTimeOffset ChangedAt { get; init; }

    public Guid? ContactKey { get; init; }

    public int? Frequency { get; init; }

    public int? WindowFrom { get; init; }

    public int? WindowTo { get; init; }

    public int? QuietFrom { get; init; }

    public int? QuietTo { get; init; }

    public string? TimeZone { get; init; }

    public DateTimeOffset? PausedUntil { get; init; }

    public bool Inferred { get; init; }
}
