using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Brings the tasks about a settled neighbourhood up to date: what is asked now, what no longer is.</summary>
internal sealed class TaskRenewal(Neighbourhood place, ResolvedScene scene)
{
    /// <summary>Writes the difference.</summary>
    /// <param name="open">Pairs that the partition left open.</param>
    /// <param name="changes">Gets it.</param>
    public void Renew(IReadOnlyList<OpenPair> open, ChangeSet changes)
    {
        var members = place.Now.Values.ToLookup(record => record.Party);
        var asked = new Dictionary<ReviewTaskId, ReviewTaskState>();
        foreach (var task in ReviewTaskFold.OfPairs([.. Doubts(open)], party => ReviewTaskFold.HoldingsOf(members[party].Select(place.FeaturesOf))))
            asked.Add(task.Id, task);
        foreach (var party in members)
        {
            foreach (var task in ReviewTaskFold.OfParty(party.Key, [.. party], scene.EntryOf, scene.Stage, place.FeaturesOf, place.Pins.Values))
                asked.Add(task.Id, task);
        }
        var concerned = new HashSet<GlobalPartyId>();
        foreach (var (id, before) in place.Tasks)
        {
            if (before.Kind is ReviewKind.ErasedSourceKey or ReviewKind.CrowdedValue || asked.TryGetValue(id, out var now) && now.Fingerprint == before.Fingerprint)
                continue;
            changes.GoneTasks.Add(id);
            concerned.UnionWith(before.Parties);
        }
        foreach (var (id, task) in asked)
        {
            if (place.Tasks.TryGetValue(id, out var before) && before.Fingerprint == task.Fingerprint)
                continue;
            changes.NewTasks.Add(task);
            concerned.UnionWith(task.Parties);
        }
        if (concerned.Count == 0)
            return;
        // Whoever changes one of these parties at the same time must read them, and the tasks, again.
        concerned.ExceptWith(changes.ChangedParties.Select(party => party.State.Id));
        concerned.ExceptWith(changes.NewParties.Select(party => party.Id));
        changes.StampedParties.AddRange(concerned.OrderBy(party => party.Value).Select(party => (party, place.StampOf(party))));
    }

    private IEnumerable<PartyDoubt> Doubts(IReadOnlyList<OpenPair> open)
    {
        foreach (var pair in open)
        {
            var (left, right) = (place.Now[pair.Left.Record], place.Now[pair.Right.Record]);
            yield return new PartyDoubt(left.Party, right.Party, ResolvedScene.Edge(left, right, pair.Judgement), pair.IsOversized);
        }
        foreach (var (record, candidate, judgement) in scene.PairsOutside())
            yield return new PartyDoubt(record.Party, candidate.Party, ResolvedScene.Edge(record, candidate, judgement), IsOversized: false);
        // What an unchanged record was unsure of with a record elsewhere, it still is; only its party may be another.
        foreach (var task in place.Tasks.Values.Where(task => task.Kind != ReviewKind.OversizedComponent && task.Parties.Count == 2))
        {
            foreach (var edge in task.Edges)
            {
                var (hasLeft, hasRight) = (place.Now.TryGetValue(edge.Left, out var left), place.Now.TryGetValue(edge.Right, out var right));
                if (hasLeft && !hasRight && !scene.HasChanged(edge.Left))
                    yield return new PartyDoubt(left!.Party, task.Parties[1], edge, IsOversized: false);
                else if (hasRight && !hasLeft && !scene.HasChanged(edge.Right))
                    yield return new PartyDoubt(task.Parties[0], right!.Party, edge, IsOversized: false);
            }
        }
    }
}
