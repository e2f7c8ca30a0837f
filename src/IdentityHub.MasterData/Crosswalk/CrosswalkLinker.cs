using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Crosswalk;

/// <summary>
/// Binds a source system's own key to a party on somebody's word (a shopper's token, an administrator), not by matching. The key gets a source record
/// without content if it has none yet; the binding is a pin, so that it follows its party through merges and unmerges.
/// </summary>
public sealed class CrosswalkLinker
{
    private readonly IMasterDataStore store;
    private readonly IUnitOfWork unitOfWork;
    private readonly SourceSystems sources;
    private readonly IRecordMatcher matcher;
    private readonly SettlementWriter writer;
    private readonly TimeProvider time;

    internal CrosswalkLinker(IMasterDataStore store, IUnitOfWork unitOfWork, SourceSystems sources, IRecordMatcher matcher, SettlementWriter writer, TimeProvider time) =>
        (this.store, this.unitOfWork, this.sources, this.matcher, this.writer, this.time) = (store, unitOfWork, sources, matcher, writer, time);

    /// <summary>
    /// Links. Idempotent. <c>PARTY_NOT_FOUND</c>; <c>KEY_HELD_BY_ANOTHER_ACCOUNT</c> when the key belongs to another party that holds an account;
    /// <c>SOURCE_SYSTEM_UNKNOWN</c>; <c>INVALID_ARGUMENT</c>; <c>REQUEST_ID_REUSED</c>.
    /// </summary>
    public Task<Outcome<LinkReceipt>> LinkAsync(SourceKey key, GlobalPartyId party, Actor actor, RequestKey? request, CancellationToken cancellation) =>
        RunOneAsync(key, party, actor, request, Link, cancellation);

    /// <summary>Links several keys to one party, all or none of them, in one command: its locks are taken once. Refuses as for one; no keys are no work.</summary>
    public async Task<Outcome<LinkReceipt[]>> LinkAsync(IReadOnlyCollection<SourceKey> keys, GlobalPartyId party, Actor actor, CancellationToken cancellation)
    {
        if (keys.Count == 0)
            return Array.Empty<LinkReceipt>();
        var prepared = await PrepareAsync([.. keys.Distinct()], actor, cancellation);
        if (!prepared.Succeeded(out var command, out var refusal))
            return refusal;
        return await unitOfWork.ExecuteAsync((work, token) => DecideAsync(work, command, party, actor, Link, token), cancellation);
    }

    /// <summary>Takes a link back; a key without content disappears from the crosswalk. <c>KEY_NOT_LINKED</c>, <c>REQUEST_ID_REUSED</c>.</summary>
    public Task<Outcome<LinkReceipt>> UnlinkAsync(SourceKey key, GlobalPartyId party, Actor actor, RequestKey? request, CancellationToken cancellation) =>
        RunOneAsync(key, party, actor, request, Unlink, cancellation);

    private async Task<Outcome<LinkReceipt>> RunOneAsync(
        SourceKey key, GlobalPartyId party, Actor actor, RequestKey? request, Func<LinkAttempt, Refusal?> decide, CancellationToken cancellation)
    {
        var prepared = await PrepareAsync([key], actor, cancellation);
        if (!prepared.Succeeded(out var command, out var refusal))
            return refusal;
        return await unitOfWork.ExecuteAsync<Outcome<LinkReceipt>>(async (work, token) =>
        {
            if (await work.RecallAsync(request, MasterDataJson.Default.KeptLink, token) is { } known)
                return known.Succeeded(out var kept, out var reused) ? Repeat(key, kept) : reused;
            var outcome = await DecideAsync(work, command, party, actor, decide, token);
            if (!outcome.Succeeded(out var receipts, out var refused))
                return refused;
            var receipt = receipts[0];
            work.Keep(request, new KeptLink(receipt.Party.Value, receipt.Record.Value, receipt.Changed, receipt.PartyRevision), MasterDataJson.Default.KeptLink);
            return receipt;
        }, cancellation);
    }

    private async Task<Outcome<LinkCommand>> PrepareAsync(IReadOnlyList<SourceKey> keys, Actor actor, CancellationToken cancellation)
    {
        var systems = await sources.AllAsync(cancellation);
        if (systems.IsLoading)
            return RecordIntake.LoadRunning;
        var stubs = new List<CheckedCommand>(keys.Count);
        foreach (var key in keys)
        {
            var stub = CheckedCommand.Of(stubs.Count, IntakeCommand.Write(new SourceRecordUpsert(key, SourceRecordContent.Empty), actor), systems, matcher, time.GetUtcNow());
            if (!stub.Succeeded(out var good, out var refusal))
                return refusal;
            if (key.System == SourceSystem.HubCode)
                return Refusal.Invalid("key.system", "the hub's own keys can't be linked");
            stubs.Add(good);
        }
        return new LinkCommand(CheckedCommand.WithKeys(stubs, matcher), systems);
    }

    private async Task<Outcome<LinkReceipt[]>> DecideAsync(
        IWork work, LinkCommand command, GlobalPartyId party, Actor actor, Func<LinkAttempt, Refusal?> decide, CancellationToken cancellation)
    {
        List<SourceKey> keys = [.. command.Stubs.Select(stub => stub.Command.Key)];
        await work.LockAsync(Stripes.Of(keys, [.. command.Stubs.SelectMany(stub => stub.Keys)]), cancellation);
        if (!(await store.ResolveAsync([party], cancellation)).TryGetValue(party, out var standing))
            return PartyMerger.PartyNotFound;
        var place = new Neighbourhood(matcher, command.Systems);
        await new NeighbourhoodLoader(store).LoadAsync(place, keys, [.. command.Stubs.Select(stub => (stub.Features, stub.Keys))], [standing], cancellation);

        var now = time.UtcNow();
        var batch = new IntakeBatch(place, now, () => TypeId.New<SourceRecordId>(time));
        var attempts = new List<LinkAttempt>(keys.Count);
        foreach (var stub in command.Stubs)
        {
            var attempt = new LinkAttempt(place, batch, stub, standing, TypeId.New<MergeId>(time));
            if (decide(attempt) is { } refused)
                return refused;
            attempts.Add(attempt);
        }
        var settlement = await SaveAsync(work, place, batch, attempts, actor, now, cancellation);
        return attempts.Select(attempt => ReceiptOf(attempt, settlement)).ToArray();
    }

    private static Refusal? Link(LinkAttempt attempt)
    {
        var (place, party) = (attempt.Place, attempt.Party);
        var record = place.Find(attempt.Stub.Command.Key);
        if (record is { Deleted: false })
        {
            if (record.Party == party && place.Pins.Values.Any(pin => pin is { Rule: "link", Kind: PinKind.Always } && pin.Members.Any(member => member.Record == record.Id)))
                return null;
            // Whoever holds an account there has the better claim: nobody gets it by presenting its key.
            if (record.Party != party && place.HoldsAccount(record.Party))
                return new Refusal(RefusalKind.FailedPrecondition, "KEY_HELD_BY_ANOTHER_ACCOUNT", "The key belongs to somebody else's account.");
        }
        var anchor = place.MembersOf(party)
            .OrderBy(member => member.Id == record?.Id).ThenBy(member => member.IsSilent)
            .ThenByDescending(member => member.Key.System == SourceSystem.HubCode).ThenBy(member => member.Id.Value)
            .First();
        if (record is null or { Deleted: true })
        {
            attempt.Batch.Apply(attempt.Stub);
            record = place.Find(attempt.Stub.Command.Key)!;
        }
        // A record that is alone in its party is bound to nobody else, and the word is kept all the same.
        PinMember[] members = anchor.Id == record.Id ? [new PinMember(record.Id, true, true)] : [new PinMember(anchor.Id, false, true), new PinMember(record.Id, true, true)];
        attempt.Set(new Pin(attempt.Id, place.NextPinNumber(), PinKind.Always, "link", null, members));
        return null;
    }

    private static Refusal? Unlink(LinkAttempt attempt)
    {
        var (place, party) = (attempt.Place, attempt.Party);
        if (place.Find(attempt.Stub.Command.Key) is not { Deleted: false } record || record.Party != party)
            return Refusal.NotFound("KEY_NOT_LINKED", "The key isn't linked to this party.");
        var number = place.NextPinNumber();
        foreach (var link in place.Pins.Values.Where(pin => pin.Rule == "link" && pin.Members.Any(member => member.Record == record.Id)).ToList())
            attempt.Drop(link);
        if (record.IsSilent)
            attempt.Batch.Apply(attempt.Stub with { Command = IntakeCommand.Delete(record.Key, attempt.Stub.Command.Actor), ContentHash = ContentFingerprint.OfDeletion });
        var others = record.IsSilent ? [] : place.MembersOf(party).Where(member => member.Id != record.Id).Select(member => new PinMember(member.Id, true));
        attempt.Set(new Pin(attempt.Id, number, PinKind.Never, "unlink", null, [new PinMember(record.Id, false), .. others]));
        return null;
    }

    /// <summary>Settles and writes what the attempts decided; null when they are all as they were.</summary>
    private async Task<Settlement?> SaveAsync(
        IWork work, Neighbourhood place, IntakeBatch batch, IReadOnlyList<LinkAttempt> attempts, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var decided = attempts.Where(attempt => attempt.Pin is not null).ToList();
        if (decided.Count == 0)
            return null;
        var changes = batch.Changes;
        foreach (var attempt in decided)
        {
            changes.NewPins.Add(attempt.Pin!);
            changes.GonePins.AddRange(attempt.Dropped.Select(dropped => dropped.Id));
        }
        var settlement = Settlement.Of(place, new CommandContext(actor, now, decided[0].Id), batch.Actors, changes, () => TypeId.New<GlobalPartyId>(time));
        changes.Decisions.AddRange(decided.Select(attempt => new StewardFact(attempt.Pin!, attempt.Dropped.FirstOrDefault()?.Id, attempt.Party, null, "", now, actor)));
        await writer.SaveAsync(work, settlement, cancellation);
        return settlement;
    }

    private static LinkReceipt ReceiptOf(LinkAttempt attempt, Settlement? settlement)
    {
        var record = attempt.Place.Find(attempt.Stub.Command.Key)!;
        return settlement is null
            ? new LinkReceipt(record.Key, attempt.Party, record.Id, Changed: false, attempt.Place.Parties[attempt.Party].Revision)
            : new LinkReceipt(record.Key, record.Party, record.Id, Changed: attempt.Pin is not null, settlement.PartyOf(record).Revision);
    }

    private static LinkReceipt Repeat(SourceKey key, KeptLink kept) =>
        new(key, new GlobalPartyId(kept.Party), new SourceRecordId(kept.Record), kept.Changed, kept.Revision);
}
