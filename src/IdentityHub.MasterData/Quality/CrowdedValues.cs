using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.MasterData.Quality;

/// <summary>
/// Asks a steward about every value that more records share than <see cref="NeighbourhoodLoader.LargestBlock"/>: from there on it finds nobody, which mostly is right, and
/// sometimes hides duplicates. A question goes when the value is no longer so common.
/// </summary>
public sealed class CrowdedValues(IQualityStore quality, IReviewStore reviews, IMasterDataStore store, IUnitOfWork unitOfWork, TimeProvider time)
{
    private const int MostQuestions = 1000;

    /// <summary>Brings the questions up to date; how many there are now.</summary>
    public Task<int> RunAsync(CancellationToken cancellation) => RunAsync(NeighbourhoodLoader.LargestBlock, cancellation);

    internal Task<int> RunAsync(int largest, CancellationToken cancellation) => unitOfWork.ExecuteAsync(async (_, token) =>
    {
        var crowded = (await quality.ReadCrowdedKeysAsync(largest, MostQuestions, token)).ToDictionary(key => ReviewTaskIds.OfMatchKey(key.Key));
        var asked = await reviews.ListAsync(
            new ReviewFilter { Kinds = [ReviewKind.CrowdedValue], IncludeDeferred = true }, time.UtcNow(), null, null, 2 * MostQuestions, token);
        var changes = new ChangeSet();
        // Of another example than before it is another question: what a steward sees of it is that record.
        var kept = asked.Where(task => crowded.TryGetValue(task.Id, out var key) && task.Left == key.Record).Select(task => task.Id).ToHashSet();
        changes.GoneTasks.AddRange(asked.Select(task => task.Id).Where(task => !kept.Contains(task)));
        changes.NewTasks.AddRange(crowded.Where(entry => !kept.Contains(entry.Key)).Select(entry => Question(entry.Key, entry.Value)));
        if (!changes.IsEmpty)
            await store.SaveAsync(changes, token);
        return crowded.Count;
    }, cancellation);

    private static ReviewTaskState Question(ReviewTaskId id, CrowdedKey key) =>
        new(id, ReviewKind.CrowdedValue, [key.Party], key.Record, null, 0, "crowded-value", [key.System], key.Since, []);
}
