using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Relationships;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Web.Shell;

namespace IdentityHub.Web.Workbench;

/// <summary>Who is around a party: relationships, then open questions.</summary>
internal sealed class PartySurroundings(PartyDirectory directory, Visit visit)
{
    /// <summary>The first of them, named.</summary>
    /// <param name="party">The one in the middle.</param>
    /// <param name="relationships">Its relationships.</param>
    /// <param name="questions">Open questions about it.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<GraphEdge>> OfAsync(
        GlobalPartyId party, IReadOnlyList<Relationship> relationships, IReadOnlyList<ReviewTask> questions, int most, CancellationToken cancellation)
    {
        var ties = relationships.Take(most).Select(one => (
            Other: one.From.Party == party ? one.To.Party : one.From.Party, What: visit.Wording[$"Relationship.{one.Kind}.{(one.From.Party == party ? "From" : "To")}"],
            Address: (string?)null, Tone: "tie"));
        var doubts = questions.SelectMany(task => task.Parties.Where(other => other != party).Select(other => (
            Other: other, What: visit.Wording[$"Review.Kind.{task.Kind}"], Address: (string?)$"/steward/review/{task.Id}", Tone: "doubt")));
        var around = ties.Concat(doubts).Take(most).ToList();
        var names = new Dictionary<GlobalPartyId, string>();
        if (around.Count > 0)
        {
            foreach (var view in await directory.GetManyAsync([.. around.Select(one => one.Other).Distinct()], ReadConsistency.MinimizeLatency, cancellation))
            {
                if (view is not null)
                    names[view.Id] = PartyName.Of(view.Profile, visit.Wording);
            }
        }
        return [.. around.Select(one => new GraphEdge(names.GetValueOrDefault(one.Other) ?? one.Other.ToString(), one.What, one.Address ?? $"/steward/parties/{one.Other}", one.Tone))];
    }
}
