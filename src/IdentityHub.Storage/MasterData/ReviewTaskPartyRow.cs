using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>A party that a task is about (projection).</summary>
internal sealed class ReviewTaskPartyRow
{
    public GlobalPartyId PartyId { get; init; }

    public ReviewTaskId TaskId { get; init; }
}
