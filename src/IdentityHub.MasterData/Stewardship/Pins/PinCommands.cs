using System.Text.Json;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Consistency;
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
    private const int LongestReason = 500;

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
        if (reason.Length > LongestReason || !RecordRules.IsClean(reason))
            return Refusal.Invalid("reason", "must be at most 500 characters without control characters");
        var systems = await sources.AllAsync(cancellation);
        if (systems.IsLoading)
            return RecordIntake.LoadRunning;
        return await unitOfWork.ExecuteAsync<Outcome<PinReceipt>>(async (work, token) =>
        {
            if (!validateOnly && await RecallAsync(work, request, token) is { } known)
                return known;
            var answering = await store.ResolveAsync(named, token);
            if (named.Any(party => !answering.ContainsKey(party)))
                return Merging.PartyMerger.PartyNotFound;
            CheckedCommand? command = null;
            if (brought is not null)
            {
                if (!brought(systems, answering[named[0]]).Succeeded(out command, out var violation))
                    return violation;
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
        if (request is not null)
            work.Answer(request, JsonSerializer.SerializeToUtf8Bytes(new KeptPin(draft.Decision.Value, [.. parties.Take(64).Select(party => party.Id.Value)]), MasterDataJson.Default.KeptPin));
        work.Audit(new AuditEntry(draft.Action, steward, draft.Standing[0].ToString(), draft.Decision.ToString()));
        return new PinReceipt(draft.Decision, parties) { Moved = settlement.Moved };
    }

    // A repeated request answers with the same decision; the parties are as they are now.
    private async Task<Outcome<PinReceipt>?> RecallAsync(IWork work, RequestKey? request, CancellationToken cancellation)
    {
        if (request is null)
            return null;
        var claim = (await work.ClaimAsync([request], cancellation))[0];
        if (claim.State == ClaimState.New)
            return null;
        if (claim.State != ClaimState.Answered)
            return RecordIntake.RequestReused;
        var kept = JsonSerializer.Deserialize(claim.Answer.Span, MasterDataJson.Default.KeptPin)!;
        var views = await directory.GetManyAsync([.. kept.Parties.Select(party => new GlobalPartyId(party))], ReadConsistency.Full, cancellation);
        return new PinReceipt(new MergeId(kept.Decision), [.. views.OfType<PartyView>().DistinctBy(view => view.Id)]);
    }
}
