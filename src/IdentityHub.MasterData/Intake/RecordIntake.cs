using IdentityHub.MasterData.Quality;
using System.Text.Json;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Erasing;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Intake;

/// <summary>Takes source records in: versions them, resolves them to parties, renews golden profiles and tells the change feed, in one transaction.</summary>
public sealed class RecordIntake
{
    private readonly IMasterDataStore store;
    private readonly IUnitOfWork unitOfWork;
    private readonly SourceSystems sources;
    private readonly IRecordMatcher matcher;
    private readonly SettlementWriter writer;
    private readonly TimeProvider time;

    internal RecordIntake(IMasterDataStore store, IUnitOfWork unitOfWork, SourceSystems sources, IRecordMatcher matcher, SettlementWriter writer, TimeProvider time) =>
        (this.store, this.unitOfWork, this.sources, this.matcher, this.writer, this.time) = (store, unitOfWork, sources, matcher, writer, time);

    /// <summary>Writes one record. See <see cref="UpsertManyAsync"/>.</summary>
    public async Task<Outcome<IntakeReceipt>> UpsertAsync(SourceRecordUpsert upsert, Actor actor, RequestKey? request, CancellationToken cancellation) =>
        (await UpsertManyAsync([IntakeCommand.Write(upsert, actor, request)], cancellation))[0];

    /// <summary>Deletes one record: it becomes a tombstone that stays with its party. <c>RECORD_NOT_FOUND</c> when the key is unknown.</summary>
    public async Task<Outcome<IntakeReceipt>> DeleteAsync(SourceKey key, Actor actor, RequestKey? request, CancellationToken cancellation) =>
        (await UpsertManyAsync([IntakeCommand.Delete(key, actor, request)], cancellation))[0];

    /// <summary>
    /// Writes records in one transaction, or joins the caller's. Answers in the order of the commands; a refused command
    /// (<c>INVALID_ARGUMENT</c>, <c>SOURCE_SYSTEM_UNKNOWN</c>, <c>REQUEST_ID_REUSED</c>, <c>RECORD_NOT_FOUND</c>, <c>SOURCE_KEY_ERASED</c>) never harms another.
    /// </summary>
    /// <remarks>A deleted key that comes back continues its record; whether it is the same party's is a question for a steward, later.</remarks>
    public async Task<IReadOnlyList<Outcome<IntakeReceipt>>> UpsertManyAsync(IReadOnlyList<IntakeCommand> commands, CancellationToken cancellation)
    {
        var prepared = new PreparedIntake();
        await PrepareAsync(prepared, commands, cancellation);
        return await WriteAsync(prepared, cancellation);
    }

    /// <summary>Checks commands and prepares them for matching: what needs nothing of the database, and may be done while others write.</summary>
    internal async Task PrepareAsync(PreparedIntake prepared, IReadOnlyList<IntakeCommand> commands, CancellationToken cancellation)
    {
        var systems = await sources.AllAsync(cancellation);
        var good = new List<CheckedCommand>(commands.Count);
        var first = prepared.Count;
        for (var i = 0; i < commands.Count; i++)
        {
            if (systems.IsLoading)
                prepared.Refuse(first + i, LoadRunning);
            else if (CheckedCommand.Of(first + i, commands[i], systems, matcher, time.GetUtcNow()).Succeeded(out var command, out var refusal))
                good.Add(command);
            else
                prepared.Refuse(first + i, refusal);
        }
        prepared.Add(commands.Count, good.Count == 0 ? [] : CheckedCommand.WithKeys(good, matcher));
    }

    /// <summary>Writes what was prepared.</summary>
    internal async Task<IReadOnlyList<Outcome<IntakeReceipt>>> WriteAsync(PreparedIntake prepared, CancellationToken cancellation)
    {
        // A source system may have changed since; the resolution goes by what is true now.
        var systems = await sources.AllAsync(cancellation);
        var answered = prepared.Commands.Count == 0
            ? new Dictionary<int, Outcome<IntakeReceipt>>()
            : await unitOfWork.ExecuteAsync((work, token) => WriteAsync(work, prepared.Commands, systems, token), cancellation);
        var outcomes = new Outcome<IntakeReceipt>[prepared.Count];
        for (var place = 0; place < outcomes.Length; place++)
            outcomes[place] = prepared.Refused.TryGetValue(place, out var refusal) ? refusal : answered[place];
        return outcomes;
    }

    private async Task<IReadOnlyDictionary<int, Outcome<IntakeReceipt>>> WriteAsync(
        IWork work, IReadOnlyList<CheckedCommand> commands, SourceCatalog systems, CancellationToken cancellation)
    {
        var (outcomes, fresh, repeats) = await ClaimAsync(work, commands, cancellation);
        if (fresh.Count == 0)
            return outcomes;

        var sourceKeys = fresh.Select(command => command.Command.Key).ToHashSet();
        var matchKeys = fresh.SelectMany(command => command.Keys).ToHashSet();
        await work.LockAsync(Stripes.Of(sourceKeys, matchKeys), cancellation);
        var place = new Neighbourhood(matcher, systems);
        await new NeighbourhoodLoader(store).LoadAsync(place, sourceKeys, [.. fresh.Select(command => (command.Features, command.Keys))], [], cancellation);

        var now = time.UtcNow();
        var batch = new IntakeBatch(place, now, () => TypeId.New<SourceRecordId>(time));
        var context = new CommandContext(fresh[0].Command.Actor, now);
        foreach (var command in await new ErasedKeyQuestions(store).AskAsync(place, fresh, batch.Changes, now, cancellation))
            outcomes[command.Place] = ErasedKeyQuestions.KeyErased;
        fresh.RemoveAll(command => outcomes.ContainsKey(command.Place));
        foreach (var command in fresh)
            batch.Apply(command);
        var settlement = Settlement.Of(place, context, batch.Actors, batch.Changes, () => TypeId.New<GlobalPartyId>(time));
        await writer.SaveAsync(work, settlement, cancellation);
        if (NeighbourhoodLoader.Crowds(place, settlement.Changes))
            work.Enqueue(CrowdedValuesJob.Request());

        foreach (var (command, outcome) in batch.Answers(fresh, settlement))
        {
            outcomes[command.Place] = outcome;
            if (command.Command.Request is { } request && outcome.Succeeded(out var receipt, out _))
                work.Answer(request, Keep(receipt));
        }
        foreach (var (repeat, first) in repeats)
            outcomes[repeat] = outcomes[first];
        return outcomes;
    }

    /// <summary>Sorts out what was answered before, and requests that came twice in this very batch.</summary>
    private static async Task<(Dictionary<int, Outcome<IntakeReceipt>> Outcomes, List<CheckedCommand> Fresh, List<(int Repeat, int First)> Repeats)> ClaimAsync(
        IWork work, IReadOnlyList<CheckedCommand> commands, CancellationToken cancellation)
    {
        var outcomes = new Dictionary<int, Outcome<IntakeReceipt>>();
        var repeats = new List<(int, int)>();
        var first = new Dictionary<(string, string), CheckedCommand>();
        var candidates = new List<CheckedCommand>(commands.Count);
        foreach (var command in commands)
        {
            if (command.Command.Request is not { } request || first.TryAdd((request.ClientId, request.RequestId), command))
                candidates.Add(command);
            else if (first[(request.ClientId, request.RequestId)] is var earlier && earlier.Command.Request!.BodyHash == request.BodyHash)
                repeats.Add((command.Place, earlier.Place));
            else
                outcomes[command.Place] = RequestReused;
        }
        if (first.Count == 0)
            return (outcomes, candidates, repeats);

        var claims = (await work.ClaimAsync([.. first.Values.Select(command => command.Command.Request!)], cancellation)).ToDictionary(claim => claim.Request);
        var fresh = new List<CheckedCommand>(candidates.Count);
        foreach (var command in candidates)
        {
            var claim = command.Command.Request is { } request ? claims[request] : null;
            if (claim is null or { State: ClaimState.New })
                fresh.Add(command);
            else
                outcomes[command.Place] = claim.State == ClaimState.Answered ? Recall(claim.Answer) : RequestReused;
        }
        foreach (var (repeat, of) in repeats)
        {
            if (outcomes.TryGetValue(of, out var answered))
                outcomes[repeat] = answered;
        }
        repeats.RemoveAll(pair => outcomes.ContainsKey(pair.Item1));
        return (outcomes, fresh, repeats);
    }

    private static byte[] Keep(IntakeReceipt receipt) => JsonSerializer.SerializeToUtf8Bytes(
        new KeptReceipt(receipt.Key.System, receipt.Key.Scope, receipt.Key.Key, receipt.Record.Value, receipt.Party.Value, receipt.Decision, receipt.Rule, receipt.PartyRevision),
        MasterDataJson.Default.KeptReceipt);

    private static Outcome<IntakeReceipt> Recall(ReadOnlyMemory<byte> answer)
    {
        var kept = JsonSerializer.Deserialize(answer.Span, MasterDataJson.Default.KeptReceipt)!;
        return new IntakeReceipt(
            new SourceKey(kept.System, kept.Scope ?? "", kept.Key), new SourceRecordId(kept.Record), new GlobalPartyId(kept.Party), kept.Decision, kept.Rule, kept.Revision);
    }

    /// <summary>An initial load has the hub for itself.</summary>
    internal static Refusal LoadRunning { get; } =
        new(RefusalKind.FailedPrecondition, "INITIAL_LOAD_RUNNING", "The hub is being filled by an initial load; write again when it has ended.");

    /// <summary>The request id came before with another body.</summary>
    internal static Refusal RequestReused { get; } =
        new(RefusalKind.Conflict, "REQUEST_ID_REUSED", "This request id was used before for another request.");
}
