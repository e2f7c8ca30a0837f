using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>The present of a GPID (projection): a standing party with its golden profile, or a redirect.</summary>
internal sealed class PartyRow
{
    public long Seq { get; init; }

    public GlobalPartyId Id { get; init; }

    public long Revision { get; init; }

    public int Kind { get; init; }

    public GlobalPartyId? MergedIntoId { get; init; }

    public long Confirmed { get; init; }

    public long Stamp { get; init; }

    public byte[] Profile { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset ChangedAt { get; init; }
}
