using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.Privacy;

/// <summary>A request of a data subject; see <see cref="IdentityHub.Consent.Privacy.PrivacyRequest"/>. The columns are what requests are looked for by.</summary>
internal sealed class PrivacyRequestRow
{
    public long Seq { get; init; }

    public PrivacyRequestId Id { get; init; }

    public int Kind { get; init; }

    public int State { get; set; }

    public GlobalPartyId? PartyId { get; init; }

    public AccountId? AccountId { get; init; }

    public DateTimeOffset? ExecuteAfter { get; set; }

    public bool AwaitsRewrite { get; set; }

    public long Revision { get; set; }

    public byte[] Document { get; set; } = [];
}
