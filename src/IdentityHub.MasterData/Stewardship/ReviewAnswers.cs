using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>Turns stewards' answers into pins, and takes them back.</summary>
internal sealed class ReviewAnswers(
    IReviewStore reviews, IMasterDataStore store, IUnitOfWork unitOfWork, SourceSystems sources, IRecordMatcher matcher, SettlementWriter writer, PartyDirectory directory,
    TimeProvider time)
{
    public async Task<Outcome<ReviewReceipt>> GiveAsync(ReviewOrder order, Actor steward, RequestKey? request, CancellationToken cancellation)
    {
        if (RecordRules.CheckReason(order.Reason) is { } violation)
            return violation;
        var systems = await sources.AllAsync(cancellation);
        if (systems.IsLoading)
            return RecordIntake.LoadRunning;
        return await unitOfWork.ExecuteAsync<Outcome<ReviewReceipt>>(async (work, token) =>
        {
            if (await work.RecallAsync(request, MasterDataJson.Default.KeptAnswer, token) is { } known)
                return known.Succeeded(out var kept, out var reused) ? await RepeatAsync(kept, token) : reused;
            if (await reviews.FindAsync(order.Task, token) is not { } task)
                return await ReviewDesk.WhyNotOpenAsync(reviews, order.Task, token);
            var now = time.UtcNow();
            if (task.Desk.ClaimantAt(now) is { } other && other != steward.Id)
                return DeskRefusals.Claimed(other, task.Desk.ClaimedUntil!.Value);
            if (order.Etag is not null && order.Etag != task.Etag)
                return Refusal.StaleEtag;
            if (!task.IsAnswerable)
                return DeskRefusals.NotAnswerable;
            if (task.Kind == ReviewKind.ErasedSourceKey)
                return await AnswerErasedAsync(work, task, order, steward, now, token);
            await work.LockAsync(Stripes.Of(task.Parties), token);
            var place = new Neighbourhood(matcher, systems);
            await new NeighbourhoodLoader(store).LoadAsync(place, [], [], task.Parties, token);
            // Whoever answered before the locks were held has closed it.
            if (!place.Tasks.TryGetValue(task.Id, out var still))
                return await ReviewDesk.WhyNotOpenAsync(reviews, order.Task, token);
            if (order.Etag is not null && still.Fingerprint != task.Fingerprint)
                return Refusal.StaleEtag;
            if (order.Survivor is { } survivor && !task.Parties.Contains(survivor))
                return new Refusal(RefusalKind.Invalid, "SURVIVOR_UNKNOWN", "The survivor must be one of the task's parties.");
            if (!PinOf(task, order, place).Succeeded(out var pin, out var refusal))
                return refusal;

            place.Pins.Add(pin.Id, pin);
            var changes = new ChangeSet();
            changes.NewPins.Add(pin);
            var settlement = Settlement.Of(place, new CommandContext(steward, now, pin.Id), [], changes, () => TypeId.New<GlobalPartyId>(time));
            var first = settlement.View(task.Parties[0]);
            var absorbed = pin.Rule == PinRules.Merge ? task.Parties.FirstOrDefault(party => party != first.Id) : (GlobalPartyId?)null;
            changes.Decisions.Add(new StewardFact(pin, null, first.Id, absorbed, order.Reason, now, steward, task.Id) { Asked = Asked(task) });
            await SaveAsync(work, settlement, task.Id, pin.Id, order.Answer, request, token);
            work.Audit(new AuditEntry(order.Answer == ReviewAnswer.Link ? "review.link" : "review.not-a-match", steward, task.Id.ToString(), pin.Id.ToString()));
            return new ReviewReceipt(task.Id, pin.Id, order.Answer, [.. task.Parties.Select(settlement.View).DistinctBy(view => view.Id)]);
        }, cancellation);
    }

    public async Task<Outcome<ReviewReceipt>> TakeBackAsync(MergeId decision, string reason, Actor steward, RequestKey? request, CancellationToken cancellation)
    {
        if (RecordRules.CheckReason(reason) is { } violation)
            return violation;
        var systems = await sources.AllAsync(cancellation);
        if (systems.IsLoading)
            return RecordIntake.LoadRunning;
        return await unitOfWork.ExecuteAsync<Outcome<ReviewReceipt>>(async (work, token) =>
        {
            if (await work.RecallAsync(request, MasterDataJson.Default.KeptAnswer, token) is { } known)
                return known.Succeeded(out var kept, out var reused) ? await RepeatAsync(kept, token) : reused;
            if ((await store.FindDecisionsAsync([decision], token)).GetValueOrDefault(decision) is not { Task: { } task, Pin.Members.Count: > 0 } given)
                return DeskRefusals.DecisionNotFound;
            GlobalPartyId[] named = given.Absorbed is { } other ? [given.Survivor, other] : [given.Survivor];
            await work.LockAsync(Stripes.Of(named), token);
            if ((await store.FindUndoingAsync([decision], token)).Count > 0)
                return DeskRefusals.AlreadyUndone;
            var place = new Neighbourhood(matcher, systems);
            var parties = await store.FindPartiesAsync([.. given.Pin.Members.Select(member => member.Record)], token);
            var answering = await store.ResolveAsync(named, token);
            await new NeighbourhoodLoader(store).LoadAsync(place, [], [], [.. parties.Union(answering.Values)], token);
            var now = time.UtcNow();
            var number = place.NextPinNumber();
            place.Pins.Remove(decision);
            if (given.Absorbed is not null)
                place.Wanted.UnionWith(named);
            // It sets no pin: matching decides as if the answer had never been given.
            var pin = new Pin(TypeId.New<MergeId>(time), number, given.Pin.Kind, PinRules.Undo, null, []);
            var changes = new ChangeSet();
            changes.GonePins.Add(decision);
            var settlement = Settlement.Of(place, new CommandContext(steward, now, pin.Id), [], changes, () => TypeId.New<GlobalPartyId>(time));
            changes.Decisions.Add(new StewardFact(pin, decision, given.Survivor, given.Absorbed, reason, now, steward, task));
            var answer = AnswerOf(given);
            await SaveAsync(work, settlement, task, decision, answer, request, token);
            work.Audit(new AuditEntry("review.undo", steward, task.ToString(), decision.ToString()));
            return new ReviewReceipt(task, decision, answer, [.. parties.Union(named).Select(settlement.View).DistinctBy(view => view.Id)]);
        }, cancellation);
    }

    /// <summary>Whether the key of an erased record may come back: sets no pin, for there is nothing yet to be bound.</summary>
    private async Task<Outcome<ReviewReceipt>> AnswerErasedAsync(IWork work, ReviewTask task, ReviewOrder order, Actor steward, DateTimeOffset now, CancellationToken cancellation)
    {
        var allowed = order.Answer == ReviewAnswer.Link;
        await store.Erased.DecideAsync(task.Left, allowed, now, cancellation);
        var pin = new Pin(TypeId.New<MergeId>(time), 0, allowed ? PinKind.Always : PinKind.Never, allowed ? PinRules.ErasedKey : PinRules.Apart, null, []);
        var changes = new ChangeSet();
        changes.GoneTasks.Add(task.Id);
        changes.Decisions.Add(new StewardFact(pin, null, task.Parties[0], null, order.Reason, now, steward, task.Id) { Asked = Asked(task) });
        await store.SaveAsync(changes, cancellation);
        work.Audit(new AuditEntry(allowed ? "review.erased-key.allow" : "review.erased-key.keep", steward, task.Id.ToString(), pin.Id.ToString()));
        return new ReviewReceipt(task.Id, pin.Id, order.Answer, []);
    }

    private static AskedTask Asked(ReviewTask task) => new(task.Kind, task.Since, task.Probability);

    /// <summary>What a decision said of its task.</summary>
    internal static ReviewAnswer AnswerOf(StewardFact fact) => fact.Pin.Rule == PinRules.Apart ? ReviewAnswer.NotAMatch : ReviewAnswer.Link;

    private Outcome<Pin> PinOf(ReviewTask task, ReviewOrder order, Neighbourhood place)
    {
        var id = TypeId.New<MergeId>(time);
        var number = place.NextPinNumber();
        if (task.Parties.Count == 2)
        {
            PinMember[] sides = [.. place.SideOf(task.Parties[0], right: false), .. place.SideOf(task.Parties[1], right: true)];
            return order.Answer == ReviewAnswer.Link
                ? new Pin(id, number, PinKind.Always, PinRules.Merge, order.Survivor, sides)
                : new Pin(id, number, PinKind.Never, PinRules.Apart, null, sides);
        }
        var members = place.MembersOf(task.Parties[0]).OrderBy(record => record.Id.Value).ToList();
        if (order.Answer == ReviewAnswer.Link)
        {
            return task.Kind == ReviewKind.ReusedSourceKey
                ? new Pin(id, number, PinKind.Always, PinRules.SameKey, null, [new PinMember(task.Left, false, true)])
                : new Pin(id, number, PinKind.Always, PinRules.Confirm, null, [.. place.SideOf(task.Parties[0], right: false)]);
        }
        var stray = task.Right ?? task.Left;
        if (members.All(record => record.Id == stray))
            return DeskRefusals.KeyIsAlone;
        return new Pin(id, number, PinKind.Never, PinRules.Apart, null, [new PinMember(stray, false, true), .. members.Where(record => record.Id != stray).Select(record => new PinMember(record.Id, true))]);
    }

    private async Task SaveAsync(
        IWork work, Settlement settlement, ReviewTaskId task, MergeId decision, ReviewAnswer answer, RequestKey? request, CancellationToken cancellation)
    {
        await writer.SaveAsync(work, settlement, cancellation);
        work.Keep(request, new KeptAnswer(task.Value, decision.Value, answer, [.. settlement.Touched.Select(party => party.Value)]), MasterDataJson.Default.KeptAnswer);
    }

    // A repeated request answers with the same decision; the parties are as they are now.
    private async Task<ReviewReceipt> RepeatAsync(KeptAnswer kept, CancellationToken cancellation) =>
        new(new ReviewTaskId(kept.Task), new MergeId(kept.Decision), kept.Answer, await directory.NowAsync(kept.Parties.Take(64), cancellation));
}
