using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.Web.Workbench;

/// <summary>What waits for stewards.</summary>
/// <param name="Query">What it is filtered by.</param>
/// <param name="Tasks">The page, most valuable first.</param>
/// <param name="NextToken">For the next page; null after the last.</param>
/// <param name="Counts">Of everything that fits.</param>
/// <param name="All">Of everything that is open, for the choices.</param>
/// <param name="Recent">What the steward answered lately.</param>
/// <param name="Notice">What has just happened; null for nothing.</param>
/// <param name="Trouble">True when that isn't what was asked for.</param>
/// <param name="Now">The present, for ages.</param>
public sealed record QueueModel(
    QueueQuery Query, IReadOnlyList<ReviewTask> Tasks, string? NextToken, ReviewCounts Counts, ReviewCounts All, IReadOnlyList<ReviewDecision> Recent, string? Notice,
    bool Trouble, DateTimeOffset Now)
{
    /// <summary>The steward's own views.</summary>
    public IReadOnlyList<SavedView> Views { get; init; } = [];

    /// <summary>What to call the parties of each question on the page.</summary>
    public IReadOnlyDictionary<ReviewTaskId, string> Names { get; init; } = new Dictionary<ReviewTaskId, string>();
}
