using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Answers before anything is written: who would these attributes be, and why are two records one party or two. Reads only.</summary>
public sealed class PartyResolver
{
    private readonly IMasterDataStore store;
    private readonly IDirectoryStore records;
    private readonly SourceSystems sources;
    private readonly PartyDirectory directory;
    private readonly IRecordMatcher matcher;
    private readonly TimeProvider time;

    internal PartyResolver(IMasterDataStore store, IDirectoryStore records, SourceSystems sources, PartyDirectory directory, IRecordMatcher matcher, TimeProvider time) =>
        (this.store, this.records, this.sources, this.directory, this.matcher, this.time) = (store, records, sources, directory, matcher, time);

    /// <summary>
    /// What the hub would do with attributes, and the parties that they may belong to, with reasons. <c>INVALID_ARGUMENT</c>, <c>SOURCE_SYSTEM_UNKNOWN</c>.
    /// The answer holds personal data: it is for systems and people that may read parties, never for an unknown visitor of a form.
    /// </summary>
    public async Task<Outcome<ResolveAnswer>> ResolveAsync(ResolveQuery query, CancellationToken cancellation)
    {
        var systems = await sources.AllAsync(cancellation);
        var key = new SourceKey(query.System ?? NobodysSystem.Code, query.Key ?? "-");
        if (!CheckedCommand.Of(0, IntakeCommand.Write(new SourceRecordUpsert(key, query.Content, PartyKind: query.Kind), Kernel.Actors.Actor.Hub("resolve")),
            query.System is null ? Nobodys(systems) : systems, matcher, time.GetUtcNow()).Succeeded(out var checkedQuery, out var refusal))
            return refusal;
        var asked = CheckedCommand.WithKeys([checkedQuery], matcher)[0];
        var place = new Neighbourhood(matcher, systems);
        await new NeighbourhoodLoader(store).LoadAsync(place, [], [(asked.Features, asked.Keys)], [], cancellation);

        var states = place.Now.Values.Concat(place.Candidates.Values.Where(candidate => !place.Now.ContainsKey(candidate.Id))).Where(record => !record.IsSilent).ToList();
        var stage = matcher.Stage([asked.Features, .. states.Select(place.FeaturesOf)]);
        var found = states.Select((record, i) => (Record: record, Judgement: stage.Judge(0, i + 1), Entry: i + 1))
            .Where(one => one.Judgement.IsLink || one.Judgement.Class == PairClass.Unsure)
            .GroupBy(one => one.Record.Party)
            .Select(party => party.OrderByDescending(one => one.Judgement.Strength).ThenByDescending(one => one.Judgement.Weight).ThenBy(one => one.Record.Id.Value).First())
            .OrderByDescending(one => one.Judgement.Strength).ThenByDescending(one => one.Judgement.Weight).ThenBy(one => one.Record.Id.Value)
            .Take(query.Limit <= 0 ? 10 : Math.Min(query.Limit, 100)).ToList();
        var joined = WouldJoin(place, asked);
        var views = await directory.GetManyAsync([.. found.Select(one => one.Record.Party)], ReadConsistency.MinimizeLatency, cancellation);
        var candidates = new List<ResolveCandidate>();
        for (var i = 0; i < found.Count; i++)
        {
            if (views[i] is { } view)
                candidates.Add(new ResolveCandidate(view, found[i].Record.Id, found[i].Record.Key, Within(stage.Explain(0, found[i].Entry), found[i], place, asked, joined)));
        }
        return new ResolveAnswer(joined, candidates, candidates.Count > 0);
    }

    /// <summary>Why two records are one party, or why not. <c>RECORD_NOT_FOUND</c>.</summary>
    public async Task<Outcome<MatchExplanation>> ExplainAsync(SourceRecordId left, SourceRecordId right, CancellationToken cancellation) =>
        await ExplainAsync(new RecordOrParty(Record: left), new RecordOrParty(Record: right), cancellation);

    /// <summary>
    /// Why two records, or a record and a party, or two parties are one, or why not; of a party the record that fits best speaks. <c>RECORD_NOT_FOUND</c>, <c>PARTY_NOT_FOUND</c>,
    /// <c>INVALID_ARGUMENT</c>.
    /// </summary>
    public async Task<Outcome<MatchExplanation>> ExplainAsync(RecordOrParty left, RecordOrParty right, CancellationToken cancellation)
    {
        if (!(await SideAsync(left, cancellation)).Succeeded(out var one, out var refusal) || !(await SideAsync(right, cancellation)).Succeeded(out var other, out refusal))
            return refusal;
        var place = new Neighbourhood(matcher, await sources.AllAsync(cancellation));
        await new NeighbourhoodLoader(store).LoadAsync(place, [], [], [.. one.Concat(other).Select(record => record.Party).Distinct()], cancellation);
        var states = one.Concat(other).ToList();
        var stage = matcher.Stage([.. states.Select(place.FeaturesOf)]);
        var (best, a, b) = (default(PairJudgement), 0, one.Count);
        for (var i = 0; i < one.Count; i++)
        {
            for (var j = 0; j < other.Count; j++)
            {
                var judgement = stage.Judge(i, one.Count + j);
                if ((i, j) == (0, 0) || judgement.Strength > best.Strength || judgement.Strength == best.Strength && judgement.Weight > best.Weight)
                    (best, a, b) = (judgement, i, one.Count + j);
            }
        }
        return new PartyObstacles(place).Complete(stage.Explain(a, b), best, states[a], states[b]);
    }

    private async Task<Outcome<IReadOnlyList<RecordState>>> SideAsync(RecordOrParty side, CancellationToken cancellation)
    {
        const int enough = 100;
        var party = side.Party;
        var record = side.Record;
        if (side.Key is { } key)
        {
            if (await directory.LookupAsync(key, ReadConsistency.Full, cancellation) is not { } answer)
                return RecordNotFound;
            (party, record) = (answer.Party, answer.Record);
        }
        else if (record is { } id)
        {
            party = await records.PartyOfAsync(id, cancellation);
            if (party is null)
                return RecordNotFound;
        }
        if (party is null)
            return Refusal.Invalid("side", "must name a record, a key or a party");
        if (await directory.GetAsync(party.Value, ReadConsistency.Full, cancellation) is not { } view)
            return PartyMerger.PartyNotFound;
        var members = await records.ReadRecordsAsync(view.Id, cancellation);
        List<RecordState> chosen = [.. members.Where(member => record is null ? !member.IsSilent : member.Id == record).OrderBy(member => member.Id.Value).Take(enough)];
        return chosen.Count > 0 ? chosen : RecordNotFound;
    }

    /// <summary>The party that the attributes would join, worked out as intake does.</summary>
    private GlobalPartyId? WouldJoin(Neighbourhood place, CheckedCommand asked)
    {
        if (place.Now.Count == 0)
            return null;
        var batch = new IntakeBatch(place, time.GetUtcNow(), () => TypeId.New<SourceRecordId>(time));
        batch.Apply(asked);
        var settlement = Settlement.Of(place, new CommandContext(asked.Command.Actor, time.GetUtcNow()), batch.Actors, batch.Changes, () => TypeId.New<GlobalPartyId>(time));
        var party = settlement.PartyOf(place.Find(asked.Command.Key)!).Id;
        return settlement.Created.Contains(party) ? null : party;
    }

    private static MatchExplanation Within(
        MatchExplanation explanation, (RecordState Record, PairJudgement Judgement, int Entry) found, Neighbourhood place, CheckedCommand asked, GlobalPartyId? joined)
    {
        if (!found.Judgement.IsLink || joined == found.Record.Party)
            return explanation;
        var account = !found.Judgement.IsProven && (asked.Features.HoldsAccount || place.HoldsAccount(found.Record.Party));
        return explanation with { Verdict = MatchVerdict.Review, Obstacles = [.. explanation.Obstacles, account ? "account" : PartyObstacles.OfWholeParties(found.Judgement)] };
    }

    private static SourceCatalog Nobodys(SourceCatalog systems) => new(new Dictionary<string, SourceSystem>(StringComparer.Ordinal) { [NobodysSystem.Code] = NobodysSystem }, systems.Rules);

    private static SourceSystem NobodysSystem { get; } = new("nobody", "Attributes that nobody vouches for", 1000);

    private static Refusal RecordNotFound { get; } = Refusal.NotFound("RECORD_NOT_FOUND", "There is no such record.");
}
