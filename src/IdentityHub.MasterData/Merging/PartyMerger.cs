using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Merging;

/// <summary>Merges parties and takes merges back. Both are pins that later matching obeys.</summary>
public sealed class PartyMerger
{
    private readonly IMasterDataStore store;
    private readonly IUnitOfWork unitOfWork;
    private readonly SourceSystems sources;
    private readonly IRecordMatcher matcher;
    private readonly SettlementWriter writer;
    private readonly PartyDirectory directory;
    private readonly TimeProvider time;

    internal PartyMerger(
        IMasterDataStore store, IUnitOfWork unitOfWork, SourceSystems sources, IRecordMatcher matcher, SettlementWriter writer, PartyDirectory directory, TimeProvider time) =>
        (this.store, this.unitOfWork, this.sources, this.matcher, this.writer, this.directory, this.time) = (store, unitOfWork, sources, matcher, writer, directory, time);

    /// <summary>
    /// Merges two parties. <c>PARTY_NOT_FOUND</c>, <c>ETAG_STALE</c>, <c>SAME_PARTY</c> when they are one already, <c>SURVIVOR_UNKNOWN</c> when the named survivor is
    /// neither, <c>INITIAL_LOAD_RUNNING</c>, <c>INVALID_ARGUMENT</c>, <c>REQUEST_ID_REUSED</c>.
    /// </summary>
    public async Task<Outcome<MergeReceipt>> MergeAsync(MergeOrder order, Actor actor, RequestKey? request, CancellationToken cancellation)
    {
        if (RecordRules.CheckReason(order.Reason) is { } refusal)
            return refusal;
        var systems = await sources.AllAsync(cancellation);
        if (systems.IsLoading)
            return RecordIntake.LoadRunning;
        return await unitOfWork.ExecuteAsync<Outcome<MergeReceipt>>(async (work, token) =>
        {
            if (!order.ValidateOnly && await work.RecallAsync(request, MasterDataJson.Default.KeptMerge, token) is { } known)
                return known.Succeeded(out var kept, out var reused) ? await RepeatMergeAsync(kept, token) : reused;

            await work.LockAsync(Stripes.Of([order.First, order.Second]), token);
            GlobalPartyId[] named = order.Survivor is { } wish ? [order.First, order.Second, wish] : [order.First, order.Second];
            var standing = await store.ResolveAsync(named, token);
            if (!standing.TryGetValue(order.First, out var first) || !standing.TryGetValue(order.Second, out var second))
                return PartyNotFound;
            if (first == second)
                return new Refusal(RefusalKind.FailedPrecondition, "SAME_PARTY", "The two are one party already.");
            GlobalPartyId? survivor = order.Survivor is null ? null : standing.GetValueOrDefault(order.Survivor.Value);
            if (survivor is not null && survivor != first && survivor != second)
                return new Refusal(RefusalKind.Invalid, "SURVIVOR_UNKNOWN", "The survivor must be one of the two parties.");

            var place = new Neighbourhood(matcher, systems);
            await new NeighbourhoodLoader(store).LoadAsync(place, [], [], [first, second], token);
            if (IsStale(order.FirstEtag, place, first) || IsStale(order.SecondEtag, place, second))
                return Refusal.StaleEtag;

            var pin = new Pin(
                TypeId.New<MergeId>(time), place.NextPinNumber(), PinKind.Always, "merge", survivor, [.. place.SideOf(first, right: false), .. place.SideOf(second, right: true)]);
            place.Pins.Add(pin.Id, pin);
            var settlement = Settle(place, actor, pin);
            var result = settlement.View(first);
            var absorbed = result.Id == first ? second : first;
            if (order.ValidateOnly)
                return new MergeReceipt(null, result, absorbed) { Moved = settlement.Moved };

            await SaveAsync(work, settlement, new StewardFact(pin, null, result.Id, absorbed, order.Reason, time.UtcNow(), actor), request, token);
            return new MergeReceipt(pin.Id, result, absorbed) { Moved = settlement.Moved };
        }, cancellation);
    }

    /// <summary>Undoes a merge. <c>MERGE_NOT_FOUND</c>, <c>MERGE_ALREADY_UNDONE</c>, <c>ETAG_STALE</c>, <c>INITIAL_LOAD_RUNNING</c>, <c>INVALID_ARGUMENT</c>, <c>REQUEST_ID_REUSED</c>.</summary>
    public async Task<Outcome<UnmergeReceipt>> UnmergeAsync(UnmergeOrder order, Actor actor, RequestKey? request, CancellationToken cancellation)
    {
        if (RecordRules.CheckReason(order.Reason) is { } refusal)
            return refusal;
        var systems = await sources.AllAsync(cancellation);
        if (systems.IsLoading)
            return RecordIntake.LoadRunning;
        return await unitOfWork.ExecuteAsync<Outcome<UnmergeReceipt>>(async (work, token) =>
        {
            if (!order.ValidateOnly && await work.RecallAsync(request, MasterDataJson.Default.KeptMerge, token) is { } known)
                return known.Succeeded(out var kept, out var reused) ? await RepeatUnmergeAsync(kept, token) : reused;

            if ((await store.FindDecisionsAsync([order.Merge], token)).GetValueOrDefault(order.Merge) is not { Pin.Rule: "merge", Absorbed: { } absorbed } merge)
                return Refusal.NotFound("MERGE_NOT_FOUND", "There is no such merge.");
            await work.LockAsync(Stripes.Of([merge.Survivor, absorbed]), token);
            if ((await store.FindUndoingAsync([order.Merge], token)).Count > 0)
                return new Refusal(RefusalKind.FailedPrecondition, "MERGE_ALREADY_UNDONE", "The merge was taken back before.");

            var place = new Neighbourhood(matcher, systems);
            var parties = await store.FindPartiesAsync([.. merge.Pin.Members.Select(member => member.Record)], token);
            // The two may have gone elsewhere since with none of those records.
            var answering = await store.ResolveAsync([merge.Survivor, absorbed], token);
            await new NeighbourhoodLoader(store).LoadAsync(place, [], [], [.. parties.Union(answering.Values)], token);
            var standing = answering[merge.Survivor];
            if (IsStale(order.SurvivorEtag, place, standing))
                return Refusal.StaleEtag;

            var number = place.NextPinNumber();
            place.Pins.Remove(merge.Id);
            place.Wanted.UnionWith([merge.Survivor, absorbed]);
            var pin = new Pin(TypeId.New<MergeId>(time), number, PinKind.Never, "unmerge", null, merge.Pin.Members);
            place.Pins.Add(pin.Id, pin);
            var settlement = Settle(place, actor, pin);
            settlement.Changes.GonePins.Add(merge.Id);
            var receipt = new UnmergeReceipt(merge.Id, settlement.View(merge.Survivor), settlement.View(absorbed)) { Moved = settlement.Moved };
            if (!order.ValidateOnly)
                await SaveAsync(work, settlement, new StewardFact(pin, merge.Id, merge.Survivor, absorbed, order.Reason, time.UtcNow(), actor), request, token);
            return receipt;
        }, cancellation);
    }

    /// <summary>The merges that a party, or a GPID now merged into it, took part in; null when the GPID was never given.</summary>
    public async Task<Page<MergeHistoryEntry>?> HistoryAsync(GlobalPartyId party, PageRequest page, CancellationToken cancellation)
    {
        if (await directory.GetAsync(party, Kernel.Consistency.ReadConsistency.Full, cancellation) is not { } view)
            return null;
        var before = PageToken.ReadPlace(page.Token);
        HashSet<GlobalPartyId> ids = [party, view.Id, .. view.RedirectedFrom];
        var facts = await store.ReadDecisionsAsync(ids, before, page.BoundedSize + 1, cancellation);
        var entries = new List<MergeHistoryEntry>();
        var undone = await store.FindUndoingAsync([.. facts.Take(page.BoundedSize).Select(fact => fact.Fact.Id)], cancellation);
        foreach (var (_, fact) in facts.Take(page.BoundedSize))
        {
            var undoing = undone.GetValueOrDefault(fact.Id);
            entries.Add(new MergeHistoryEntry(fact.Id, fact.Survivor, fact.Absorbed!.Value, fact.At, fact.Actor, fact.Reason, undoing?.At, undoing?.Actor, undoing?.Reason));
        }
        return new Page<MergeHistoryEntry>(entries, facts.Count > page.BoundedSize ? PageToken.Write(facts[page.BoundedSize - 1].Place) : null);
    }

    private Settlement Settle(Neighbourhood place, Actor actor, Pin pin)
    {
        var changes = new ChangeSet();
        changes.NewPins.Add(pin);
        return Settlement.Of(place, new CommandContext(actor, time.UtcNow(), pin.Id), [], changes, () => TypeId.New<GlobalPartyId>(time));
    }

    private async Task SaveAsync(IWork work, Settlement settlement, StewardFact fact, RequestKey? request, CancellationToken cancellation)
    {
        settlement.Changes.Decisions.Add(fact);
        await writer.SaveAsync(work, settlement, cancellation);
        work.Keep(request, new KeptMerge((fact.Undoes ?? fact.Id).Value, fact.Survivor.Value, fact.Absorbed!.Value.Value), MasterDataJson.Default.KeptMerge);
    }

    // A repeated request answers with the same merge; the profiles are as they are now.
    private async Task<Outcome<MergeReceipt>> RepeatMergeAsync(KeptMerge kept, CancellationToken cancellation) =>
        new MergeReceipt(new MergeId(kept.Merge), (await NowAsync(kept.Survivor, cancellation))!, new GlobalPartyId(kept.Other));

    private async Task<Outcome<UnmergeReceipt>> RepeatUnmergeAsync(KeptMerge kept, CancellationToken cancellation) =>
        new UnmergeReceipt(new MergeId(kept.Merge), (await NowAsync(kept.Survivor, cancellation))!, (await NowAsync(kept.Other, cancellation))!);

    private Task<PartyView?> NowAsync(Guid party, CancellationToken cancellation) =>
        directory.GetAsync(new GlobalPartyId(party), Kernel.Consistency.ReadConsistency.Full, cancellation);

    private static bool IsStale(string? etag, Neighbourhood place, GlobalPartyId party) => etag is not null && etag != PartyView.EtagOf(place.Parties[party].Revision);

    /// <summary>The GPID was never given.</summary>
    internal static Refusal PartyNotFound { get; } = Refusal.NotFound("PARTY_NOT_FOUND", "There is no such party.");
}
