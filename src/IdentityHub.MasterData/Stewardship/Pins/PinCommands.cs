using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Stewardship.Pins;

/// <summary>The common course of stewards' words: recall, lock, load, decide, settle, write, tell.</summary>
internal sealed class PinCommands(
    IMasterDataStore store, IUnitOfWork unitOfWork, SourceSystems sources, IRecordMatcher matcher, SettlementWriter writer, PartyDirectory directory, TimeProvider time)
{
    public IMasterDataStore Store => store;

    public IRecordMatcher Matcher => matcher;

    public TimeProvider Time => time;

    /// <summary>Runs a command about parties. <c>INITIAL_LOAD_RUNNING</c> while an initial load has the hub for itself.</summary>
    /// <param name="named">The parties that it names, standing or not: they are locked and loaded.</param>
    /// <param name="reason">Checked before anything else.</param>
    /// <param name="validateOnly">True: nothing is written.</param>
    /// <param name="steward">Who.</param>
    /// <param name="request">For retries; null for none.</param>
    /// <param name="decide">Changes the neighbourhood and says what was decided. Gets the standing parties in the order named.</param>
    /// <param name="brought">Makes what the command writes as a record, with its key; null for none.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Outcome<PinReceipt>> RunAsync(
        IReadOnlyList<GlobalPartyId> named, string reason, bool validateOnly, Actor steward, RequestKey? request, Func<PinDraft, Outcome<bool>> decide, CancellationToken cancellation,
        Func<SourceCatalog, GlobalPartyId, Outcome<CheckedCommand>>? brought = null)
    {
        if (RecordRules.CheckReason(reason) is { } violation)
            return violation;
        var systems = await sources.AllAsync(cancellation);
        if (systems.IsLoading)
            return RecordIntake.LoadRunning;
        return await unitOfWork.ExecuteAsync<Outcome<PinReceipt>>(async (work, token) =>
        {
            if (!validateOnly && await work.RecallAsync(request, MasterDataJson.Default.KeptPin, token) is { } known)
                return known.Succeeded(out var kept, out var reused) ? await RepeatAsync(kept, token) : reused;
            var answering = await store.ResolveAsync(named, token);
            if (named.Any(party => !answering.ContainsKey(party)))
                return Merging.PartyMerger.PartyNotFound;
            CheckedCommand? command = null;
            if (brought is not null)
            {
                if (!brought(systems, answering[named[0]]).Succeeded(out command, out var unfit))
                    return unfit;
            }
            await work.LockAsync(
                [.. Stripes.Of(named.Concat(answering.Values)), .. command is null ? [] : Stripes.Of([command.Command.Key], command.Keys)], token);
            // Whoever was faster may have merged them meanwhile.
            answering = await store.ResolveAsync(named, token);
            List<GlobalPartyId> standing = [.. named.Select(party => answering[party])];
            var place = new Neighbourhood(matcher, systems);
            await new NeighbourhoodLoader(store).LoadAsync(
                place, command is null ? [] : [command.Command.Key], command is null ? [] : [(command.Features, command.Keys)], [.. standing.Distinct()], token);
            var now = time.UtcNow();
            var draft = new PinDraft(place, standing, new IntakeBatch(place, now, () => TypeId.New<SourceRecordId>(time)), command, () => TypeId.New<MergeId>(time));
            if (decide(draft).Refusal is { } refusal)
                return refusal;
            return await SettleAsync(work, draft, reason, validateOnly, steward, request, now, token);
        }, cancellation);
    }

    private async Task<Outcome<PinReceipt>> SettleAsync(
        IWork work, PinDraft draft, string reason, bool validateOnly, Actor steward, RequestKey? request, DateTimeOffset now, CancellationToken cancellation)
    {
        var (place, changes) = (draft.Place, draft.Batch.Changes);
        // A record that the command itself brings had no party before.
        var before = draft.Standing.Concat(draft.Named.Select(record => place.Now[record].Party).Where(party => party != default)).ToList();
        changes.NewPins.AddRange(draft.Pins.Where(pin => pin.Members.Count > 0));
        changes.GonePins.AddRange(draft.Dropped);
        var actors = draft.Batch.Actors;
        foreach (var record in draft.Touched)
            actors.TryAdd(record, steward);
        var settlement = Settlement.Of(place, new CommandContext(steward, now, draft.Decision), actors, changes, () => TypeId.New<GlobalPartyId>(time));
        List<PartyView> parties = [.. draft.Standing.Concat(before).Concat(draft.Named.Select(record => place.Now[record].Party)).Select(settlement.View).DistinctBy(view => view.Id)];
        if (validateOnly)
            return new PinReceipt(null, parties) { Moved = settlement.Moved };
        foreach (var pin in draft.Pins)
        {
            var absorbed = pin.Rule == PinRules.Split ? parties.Skip(1).Select(party => (GlobalPartyId?)party.Id).FirstOrDefault() : null;
            changes.Decisions.Add(new StewardFact(pin, draft.Undoes.TryGetValue(pin.Id, out var undone) ? undone : null, draft.Standing[0], absorbed, reason, now, steward));
        }
        await writer.SaveAsync(work, settlement, cancellation);
        work.Keep(request, new KeptPin(draft.Decision.Value, [.. parties.Take(64).Select(party => party.Id.Value)]), MasterDataJson.Default.KeptPin);
        work.Audit(new AuditEntry(draft.Action, steward, draft.Standing[0].ToString(), draft.Decision.ToString()));
        return new PinReceipt(draft.Decision, parties) { Moved = settlement.Moved };
    }

    // A repeated request answers with the same decision; the parties are as they are now.
    private async Task<PinReceipt> RepeatAsync(KeptPin kept, CancellationToken cancellation) =>
        new(new MergeId(kept.Decision), await directory.NowAsync(kept.Parties, cancellation));
}
