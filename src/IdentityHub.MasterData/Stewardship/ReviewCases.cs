using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Resolution;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>Gathers what a steward needs for an answer. Reads only.</summary>
internal sealed class ReviewCases(IReviewStore reviews, IDirectoryStore records, PartyDirectory directory, PartyResolver resolver, LinkPreviews previews)
{
    private const int MostSides = 10;
    private const int MostRecords = 50;

    public async Task<Outcome<ReviewCase>> OpenAsync(ReviewTaskId id, CancellationToken cancellation)
    {
        if (await reviews.FindAsync(id, cancellation) is not { } task)
            return await ReviewDesk.WhyNotOpenAsync(reviews, id, cancellation);
        var sides = new List<ReviewSide>();
        foreach (var party in task.Parties.Take(MostSides))
        {
            if (await directory.GetAsync(party, ReadConsistency.Full, cancellation) is not { } view)
                continue;
            var members = await records.ReadRecordsAsync(view.Id, cancellation);
            sides.Add(new ReviewSide(
                view, [.. members.OrderByDescending(record => record.Id == task.Left || record.Id == task.Right).ThenBy(record => record.Id.Value).Take(MostRecords).Select(View)], members.Count));
        }
        var explanation = task.Right is { } right && (await resolver.ExplainAsync(task.Left, right, cancellation)).Succeeded(out var explained, out _) ? explained : null;
        var preview = task.Parties.Count == 2 && (await previews.OfAsync(task.Parties[0], task.Parties[1], null, cancellation)).Succeeded(out var made, out _) ? made : null;
        var decisions = await reviews.ReadDecisionsAsync(id, cancellation);
        return new ReviewCase(task, sides, explanation, preview, await reviews.ReadCommentsAsync(id, cancellation), [.. decisions.Where(decision => decision.Undone)]);
    }

    internal static SourceRecordView View(RecordState record) =>
        new(record.Id, record.Key, record.Kind, record.Content, record.Deleted, record.Rule, record.Weight, record.ReceivedAt, record.ChangedAt);
}
