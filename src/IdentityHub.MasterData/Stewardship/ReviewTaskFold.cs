using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Resolution;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>Makes tasks of doubts. Pure: the same doubts give the same tasks, whether after an intake or in a rebuild.</summary>
internal static class ReviewTaskFold
{
    /// <summary>The tasks about pairs and components.</summary>
    /// <param name="doubts">Pairs of records in different parties.</param>
    /// <param name="holdingsOf">What a party holds; asked for parties with a pair that would link.</param>
    public static IEnumerable<ReviewTaskState> OfPairs(IReadOnlyCollection<PartyDoubt> doubts, Func<GlobalPartyId, Holdings> holdingsOf)
    {
        foreach (var task in Components([.. doubts.Where(doubt => doubt.IsOversized)]))
            yield return task;
        foreach (var pair in doubts.Where(doubt => !doubt.IsOversized).Select(InOrder).GroupBy(doubt => (doubt.Left, doubt.Right)))
        {
            var (left, right) = pair.Key;
            var edges = pair.Select(doubt => doubt.Edge).ToList();
            edges.Sort(ReviewEdge.BestFirst);
            yield return Of(ReviewTaskIds.OfPair(left, right), KindOf(edges, left, right, holdingsOf), [left, right], edges);
        }
    }

    /// <summary>The doubts about one party and about its records.</summary>
    /// <param name="party">The party.</param>
    /// <param name="members">Its records.</param>
    /// <param name="entries">Where each is on the stage.</param>
    /// <param name="stage">Judges.</param>
    /// <param name="features">What matching knows of a record.</param>
    /// <param name="pins">The pins over them.</param>
    public static IEnumerable<ReviewTaskState> OfParty(
        GlobalPartyId party, IReadOnlyList<RecordState> members, Func<RecordState, int> entries, IMatchStage stage, Func<RecordState, MatchFeatures> features,
        IReadOnlyCollection<Pin> pins)
    {
        foreach (var record in members.Where(record => record is { IsSuspect: true, Deleted: false }))
        {
            if (!pins.Any(pin => pin.Rule == PinRules.SameKey && pin.Members.Any(member => member.Record == record.Id)))
                yield return new ReviewTaskState(ReviewTaskIds.OfRecord(record.Id), ReviewKind.ReusedSourceKey, [party], record.Id, null, 0, "contradiction", [record.Key.System], record.ChangedAt, []);
        }
        if (Contradiction(members, entries, stage, features, pins) is var (left, right))
        {
            yield return new ReviewTaskState(
                ReviewTaskIds.OfParty(party), ReviewKind.SuspectedOverMerge, [party], left.Id, right.Id, 0, "contradiction",
                Systems([left.Key.System, right.Key.System]), left.ChangedAt > right.ChangedAt ? left.ChangedAt : right.ChangedAt, []);
        }
    }

    /// <summary>What a party with these records holds.</summary>
    public static Holdings HoldingsOf(IEnumerable<MatchFeatures> members)
    {
        var holdings = new Holdings();
        foreach (var member in members)
            holdings.Absorb(Holdings.Of(member));
        return holdings;
    }

    private static (RecordState Left, RecordState Right)? Contradiction(
        IReadOnlyList<RecordState> members, Func<RecordState, int> entries, IMatchStage stage, Func<RecordState, MatchFeatures> features, IReadOnlyCollection<Pin> pins)
    {
        const int enough = 30;
        if (members.Count < 2)
            return null;
        // One of each likeness; the order is that of source keys.
        var kinds = members.Where(record => !record.IsSilent)
            .OrderBy(record => record.Key.System, StringComparer.Ordinal).ThenBy(record => record.Key.Scope, StringComparer.Ordinal).ThenBy(record => record.Key.Key, StringComparer.Ordinal)
            .DistinctBy(record => features(record).Signature).Take(enough).ToList();
        for (var i = 0; i < kinds.Count; i++)
        {
            for (var j = i + 1; j < kinds.Count; j++)
            {
                if (MayContradict(features(kinds[i]), features(kinds[j])) && stage.Contradict(entries(kinds[i]), entries(kinds[j])) && !ArePinned(kinds[i].Id, kinds[j].Id, pins))
                    return (kinds[i], kinds[j]);
            }
        }
        return null;
    }

    private static bool MayContradict(MatchFeatures left, MatchFeatures right) =>
        (Differ(left.Given, right.Given) ? 1 : 0) + (Differ(left.Family, right.Family) ? 1 : 0)
        + (left.BirthDate is { } a && right.BirthDate is { } b && a != b ? 1 : 0) + (Differ(left.Suffix, right.Suffix) ? 1 : 0) >= 2;

    private static bool Differ(string left, string right) => left.Length > 0 && right.Length > 0 && left != right;

    private static bool ArePinned(SourceRecordId left, SourceRecordId right, IReadOnlyCollection<Pin> pins) => pins.Any(pin => pin.Kind == PinKind.Always
        && pin.Members.Any(member => member.Record == left) && pin.Members.Any(member => member.Record == right));

    private static IEnumerable<ReviewTaskState> Components(List<PartyDoubt> doubts)
    {
        if (doubts.Count == 0)
            yield break;
        var tops = new Dictionary<GlobalPartyId, GlobalPartyId>();
        foreach (var doubt in doubts)
        {
            var (a, b) = (Top(doubt.Left), Top(doubt.Right));
            // The lowest id stands for all.
            if (a != b)
                tops[a.Value.CompareTo(b.Value) < 0 ? b : a] = a.Value.CompareTo(b.Value) < 0 ? a : b;
        }
        foreach (var component in doubts.GroupBy(doubt => Top(doubt.Left)))
        {
            List<GlobalPartyId> parties = [.. component.SelectMany(doubt => new[] { doubt.Left, doubt.Right }).Distinct().OrderBy(party => party.Value)];
            var edges = component.Select(InOrder).Select(doubt => doubt.Edge).ToList();
            edges.Sort(ReviewEdge.BestFirst);
            var task = Of(ReviewTaskIds.OfComponent(component.Key), ReviewKind.OversizedComponent, parties, edges);
            // All its parties are read together, so that one pair is enough to keep.
            yield return task with { Edges = [edges[0]] };
        }

        GlobalPartyId Top(GlobalPartyId party)
        {
            while (tops.TryGetValue(party, out var above))
                party = above;
            return party;
        }
    }

    private static ReviewTaskState Of(ReviewTaskId id, ReviewKind kind, IReadOnlyList<GlobalPartyId> parties, List<ReviewEdge> edges) => new(
        id, kind, parties, edges[0].Left, edges[0].Right, edges[0].Weight, edges[0].Rule, Systems(edges.SelectMany(edge => new[] { edge.LeftSystem, edge.RightSystem })),
        edges[0].Since, edges);

    private static ReviewKind KindOf(List<ReviewEdge> edges, GlobalPartyId left, GlobalPartyId right, Func<GlobalPartyId, Holdings> holdingsOf)
    {
        if (!edges[0].IsLink)
            return ReviewKind.UnsurePair;
        var (one, other) = (holdingsOf(left), holdingsOf(right));
        if (one.ContradictsIdentifiersOf(other))
            return ReviewKind.ConflictingIdentifiers;
        return (one.HoldsAccount || other.HoldsAccount) && !edges.Any(edge => edge.IsProven) ? ReviewKind.AccountGuard : ReviewKind.RefusedUnion;
    }

    private static PartyDoubt InOrder(PartyDoubt doubt) =>
        doubt.Left.Value.CompareTo(doubt.Right.Value) < 0 ? doubt : new PartyDoubt(doubt.Right, doubt.Left, doubt.Edge.Turned(), doubt.IsOversized);

    private static List<string> Systems(IEnumerable<string> systems) => [.. systems.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
