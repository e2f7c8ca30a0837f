using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Parties.History;

/// <summary>What a party was: its revisions, its state at any moment, everything that happened to it. Reads facts only, so that it shows what a rebuild would show.</summary>
public sealed class PartyHistory
{
    private readonly IHistoryStore store;
    private readonly SourceSystems sources;

    internal PartyHistory(IHistoryStore store, SourceSystems sources) => (this.store, this.sources) = (store, sources);

    /// <summary>The revisions of a GPID itself, newest first; null when it was never given.</summary>
    public async Task<Page<PartyRevision>?> RevisionsAsync(GlobalPartyId party, PageRequest page, CancellationToken cancellation)
    {
        var facts = await store.ReadRevisionsAsync(party, PageToken.ReadPlace(page.Token), page.BoundedSize + 1, cancellation);
        if (facts.Count == 0 && page.Token is null && await store.FindFirstAsync(party, cancellation) is null)
            return null;
        var shown = facts.Take(page.BoundedSize).ToList();
        var decisions = await DecisionsAsync(shown.Select(fact => fact.Decision), cancellation);
        return new Page<PartyRevision>(
            [.. shown.Select(fact => new PartyRevision(
                fact.Party, fact.Revision, fact.MergedInto, fact.At, fact.Actor, fact.Decision, Decision(fact.Decision)?.Pin.Rule, Decision(fact.Decision)?.Reason))],
            facts.Count > page.BoundedSize ? PageToken.Write(shown[^1].Revision) : null);

        StewardFact? Decision(MergeId? id) => id is { } known ? decisions.GetValueOrDefault(known) : null;
    }

    /// <summary>A party as it was at a moment, redirects of that time followed; null when the GPID wasn't given yet.</summary>
    public async Task<PartyAt?> AtAsync(GlobalPartyId party, DateTimeOffset at, CancellationToken cancellation)
    {
        if (await store.FindRevisionAsync(party, at, cancellation) is not { } asked)
            return null;
        var own = asked.MergedInto is { } target ? await store.FindRevisionAsync(target, at, cancellation) ?? asked : asked;
        var links = await store.ReadMembersAsync(own.Party, at, cancellation);
        var versions = (await store.ReadVersionsAsync([.. links.Select(link => link.Record)], at, cancellation)).ToLookup(version => version.Record);
        var words = (await store.ReadStandingAsync([.. links.Select(link => link.Record)], at, cancellation)).Select(fact => fact.Pin).ToList();
        List<RecordState> records = [.. links.Where(link => versions[link.Record].Any(version => version.Present)).Select(link => Preferences.Of(State(link, [.. versions[link.Record]]), words))];
        var lineage = new List<SurvivedAttribute>();
        var (profile, kind) = new Survivor(await sources.AllAsync(cancellation)).Survive(records, lineage);
        var first = await store.FindFirstAsync(own.Party, cancellation) ?? own;
        var view = new PartyView(own.Party, await store.ReadRedirectsAsync(own.Party, at, cancellation), kind, profile, own.Revision, first.At, own.At);
        return new PartyAt(
            at, party, view, [.. lineage.Select(from => new AttributeLineage(from.Attribute, from.Value, from.Key, from.Record, from.Rule))],
            [.. records.OrderBy(record => record.Id.Value).Select(ReviewCases.View)]);
    }

    /// <summary>What happened to a party lately, newest first: records that came, changed and went, stewards' decisions.</summary>
    /// <param name="party">The party.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(GlobalPartyId party, int limit, CancellationToken cancellation)
    {
        var revisions = await store.ReadRevisionsAsync(party, null, limit, cancellation);
        var arrivals = await store.ReadArrivalsAsync(party, limit, cancellation);
        var versions = await store.ReadVersionsAsync([.. arrivals.Select(link => link.Record).Distinct()], DateTimeOffset.MaxValue, cancellation);
        var decisions = await DecisionsAsync(revisions.Select(revision => revision.Decision), cancellation);
        var keys = versions.DistinctBy(version => version.Record).ToDictionary(version => version.Record, version => version.Key);
        var entries = new List<TimelineEntry>();
        foreach (var link in arrivals.Where(link => keys.ContainsKey(link.Record)))
            entries.Add(new TimelineEntry(link.At, TimelineKind.RecordJoined, link.Actor, keys[link.Record], null, link.Rule, null, null));
        foreach (var version in versions.Where(version => version.Number > 1))
        {
            var kind = !version.Present ? TimelineKind.RecordLate : version.Deleted ? TimelineKind.RecordDeleted : TimelineKind.RecordChanged;
            entries.Add(new TimelineEntry(version.At, kind, version.Actor, version.Key, null, null, null, null));
        }
        foreach (var revision in revisions)
        {
            if (revision.Revision == 1)
                entries.Add(new TimelineEntry(revision.At, TimelineKind.Created, revision.Actor, null, null, null, null, null));
            if (revision.Decision is { } id && decisions.TryGetValue(id, out var fact))
            {
                var other = fact.Survivor == party ? fact.Absorbed : fact.Survivor;
                entries.Add(new TimelineEntry(revision.At, TimelineKind.Decided, revision.Actor, null, other, fact.Pin.Rule, fact.Reason.Length == 0 ? null : fact.Reason, id));
            }
            else if (revision.MergedInto is { } into)
            {
                entries.Add(new TimelineEntry(revision.At, TimelineKind.Absorbed, revision.Actor, null, into, null, null, null));
            }
        }
        return [.. entries.OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Kind).Take(limit)];
    }

    private async Task<Dictionary<MergeId, StewardFact>> DecisionsAsync(IEnumerable<MergeId?> ids, CancellationToken cancellation)
    {
        MergeId[] wanted = [.. ids.OfType<MergeId>().Distinct()];
        return wanted.Length == 0 ? [] : (await store.ReadDecisionsAsync(wanted, cancellation)).ToDictionary(fact => fact.Id);
    }

    private static RecordState State(LinkFact link, IReadOnlyList<RecordVersionFact> versions)
    {
        var present = versions.Where(version => version.Present).MaxBy(version => version.Number)!;
        return new RecordState
        {
            Id = link.Record,
            Key = present.Key,
            Party = link.Party,
            Home = link.Home,
            IsNative = link.IsNative,
            Rule = link.Rule,
            Weight = link.Weight,
            Versions = versions.Max(version => version.Number),
            Content = present.Deleted ? SourceRecordContent.Empty : present.Content,
            ContentHash = present.ContentHash,
            Kind = present.Kind,
            Deleted = present.Deleted,
            SourceTime = present.SourceTime,
            SourceVersion = present.SourceVersion,
            ReceivedAt = versions[0].At,
            ChangedAt = present.At,
        };
    }
}
