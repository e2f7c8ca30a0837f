using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>A pin that stands (projection of the decisions); its records are the decision's.</summary>
internal sealed class PinRow
{
    public MergeId Id { get; init; }

    public long Number { get; init; }

    public int Kind { get; init; }

    public string Rule { get; init; } = "";

    public string? AttributeGroup { get; init; }

    public GlobalPartyId? ConfirmsId { get; init; }
}
