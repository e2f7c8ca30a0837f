using System.Diagnostics.Metrics;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Resolution;

/// <summary>
/// What matching tells operators: records by what put them into their party, and questions to stewards that came up and went. Counted when a command has written; one that is
/// rolled back and run again counts twice.
/// </summary>
internal static class MatchMeter
{
    private static readonly Meter Meter = new("IdentityHub.MasterData");
    private static readonly Counter<long> Decisions =
        Meter.CreateCounter<long>("identityhub.match.decisions", "{record}", "Records that were put into a party, by decision (new, link, apart, steward) and rule.");

    private static readonly Counter<long> Opened = Meter.CreateCounter<long>("identityhub.review.tasks.opened", "{task}", "Questions to stewards that came up, by kind.");
    private static readonly Counter<long> Closed = Meter.CreateCounter<long>("identityhub.review.tasks.closed", "{task}", "Questions to stewards that were answered or settled themselves, by kind.");

    /// <summary>Counts what a command wrote.</summary>
    /// <param name="changes">What it wrote.</param>
    /// <param name="before">The questions as they were before.</param>
    public static void Count(ChangeSet changes, IReadOnlyDictionary<Kernel.Ids.ReviewTaskId, Stewardship.ReviewTaskState> before)
    {
        if (Decisions.Enabled)
        {
            foreach (var link in changes.Links)
                Decisions.Add(1, new("decision", DecisionOf(link)), new("rule", link.Rule));
        }
        if (!Opened.Enabled && !Closed.Enabled)
            return;
        var gone = changes.GoneTasks.ToHashSet();
        foreach (var task in changes.NewTasks)
        {
            // One that only changed was taken away and added.
            if (!gone.Remove(task.Id))
                Opened.Add(1, new KeyValuePair<string, object?>("kind", task.Kind.ToString()));
        }
        foreach (var task in gone)
        {
            if (before.TryGetValue(task, out var known))
                Closed.Add(1, new KeyValuePair<string, object?>("kind", known.Kind.ToString()));
        }
    }

    private static string DecisionOf(LinkFact link) => link.Decision is not null ? "steward" : link.Rule switch { "new" => "new", "apart" => "apart", _ => "link" };
}
