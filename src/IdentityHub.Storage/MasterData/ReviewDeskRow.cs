using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>What stewards have done with a task while it is open; outlives it, in case the question comes back.</summary>
internal sealed class ReviewDeskRow
{
    public ReviewTaskId TaskId { get; init; }

    public string? ClaimedBy { get; set; }

    public DateTimeOffset? ClaimedUntil { get; set; }

    public string? Assignee { get; set; }

    public DateTimeOffset? DeferredUntil { get; set; }

    public int Comments { get; set; }

    public long Revision { get; set; }
}
