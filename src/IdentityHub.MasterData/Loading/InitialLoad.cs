using System.Globalization;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Quality;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.MasterData.Loading;

/// <summary>
/// Fills an empty hub with files of millions of records: all of them are resolved together, in memory, by the same rules as one by one, and written in bulk. Meanwhile
/// nothing else takes records in (<c>INITIAL_LOAD_RUNNING</c>). A load that was killed is begun again with the same files and goes on behind what it had written.
/// </summary>
/// <remarks>
/// Memory grows with the records, at its peak by some 4 kB each (measured: 0.9 GB with 100,000 of the load benchmark, 2.1 GB with 400,000); what is written follows from the files alone, so that nothing but the place has to be kept. The feed gets one
/// <see cref="ChangeKind.PartiesLoaded"/> per source system instead of millions of events: who follows the feed reads an export then and goes on from its cursor.
/// </remarks>
public sealed class InitialLoad
{
    private readonly IServiceScopeFactory scopes;
    private readonly SourceSystems sources;
    private readonly IRecordMatcher matcher;
    private readonly TimeProvider time;

    internal InitialLoad(IServiceScopeFactory scopes, SourceSystems sources, IRecordMatcher matcher, TimeProvider time) =>
        (this.scopes, this.sources, this.matcher, this.time) = (scopes, sources, matcher, time);

    internal LoadSizes Sizes { get; init; } = new();

    /// <summary>
    /// Loads. <c>MASTER_DATA_NOT_EMPTY</c> when there are records already; <c>OTHER_LOAD_RUNNING</c> when a load of other files, or under other source systems, was begun and
    /// neither ended nor given up; <c>LOAD_RUNS_ELSEWHERE</c> when two run the same one at once; <c>SOURCE_SYSTEM_UNKNOWN</c>, <c>INVALID_ARGUMENT</c>, <c>KEY_COLUMN_MISSING</c>.
    /// </summary>
    public async Task<Outcome<LoadReport>> RunAsync(
        IReadOnlyList<LoadFile> files, Actor actor, TextWriter? rejects, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var begun = time.GetTimestamp();
        sources.Forget();
        var systems = await sources.AllAsync(cancellation);
        foreach (var file in files)
        {
            if (BulkImport.Check(file.Options) is { } refusal)
                return refusal;
            if (!systems.ContainsKey(file.Options.System))
                return CheckedCommand.SystemUnknown;
        }
        if (!(await BeginAsync(await NameAsync(files, systems, cancellation), cancellation)).Succeeded(out var place, out var refused))
            return refused;
        if (place.Report is { } done)
            return done with { AlreadyComplete = true, Elapsed = time.GetElapsedTime(begun) };

        var resumed = place.Phase > LoadPhase.Reading;
        if (!(await WritePartiesAsync(files, place, systems, actor, rejects, Tell, cancellation)).Succeeded(out var written, out refused))
            return refused;
        (place, var rest) = written;
        (LoadPhase Phase, int Count, Action<ChangeSet, int, int> Add)[] phases =
        [
            (LoadPhase.MatchKeys, rest.Keys.Count, (changes, at, rows) => changes.NewMatchKeys.AddRange(rest.Keys.From(at, rows))),
            (LoadPhase.Words, rest.Words.Count, (changes, at, rows) => changes.NewWords.AddRange(rest.Words.From(at, rows))),
            (LoadPhase.Tasks, rest.Tasks.Count, (changes, at, rows) => changes.NewTasks.AddRange(rest.Tasks.Skip(at).Take(rows))),
        ];
        foreach (var (phase, count, add) in phases)
        {
            if (!(await WriteRestAsync(phase, place, count, add, TellRest, cancellation)).Succeeded(out place, out refused))
                return refused;
        }
        var report = rest.Report with { Resumed = resumed, Elapsed = time.GetElapsedTime(begun) };
        var isOwn = await CompleteAsync(place, report, [.. files.Select(file => file.Options.System).Distinct(StringComparer.Ordinal)], actor, cancellation);
        return isOwn ? report : RunsElsewhere;

        void TellRest(LoadPhase phase, long done, long of) => Tell(phase, done, of, rest.Report.Rows);

        void Tell(LoadPhase phase, long done, long of, long rows) => progress?.Report(new LoadProgress(phase, done, of, rows, time.GetElapsedTime(begun)));
    }

    /// <summary>
    /// Gives a load up that was begun and not ended. False when there is none; <c>LOAD_HAS_WRITTEN</c> once it wrote facts, which nothing deletes: then it is ended, or the
    /// hub gets a new database.
    /// </summary>
    public Task<Outcome<bool>> DiscardAsync(CancellationToken cancellation) => InTransactionAsync<Outcome<bool>>(async (services, _, token) =>
    {
        if (await FindAsync(services, token) is not { Report: null } begun)
            return false;
        if (begun.Phase > LoadPhase.Reading)
            return HasWritten;
        await services.GetRequiredService<IImportStore>().RemoveAsync(LoadCheckpoint.Key, token);
        return true;
    }, cancellation);

    /// <summary>Takes the hub for the load: from here on nothing else takes records in.</summary>
    private async Task<Outcome<LoadCheckpoint>> BeginAsync(string run, CancellationToken cancellation)
    {
        var outcome = await InTransactionAsync<Outcome<LoadCheckpoint>>(async (services, _, token) =>
        {
            if (await FindAsync(services, token) is { } known && (known.Run == run || known.Report is null))
                return known.Run == run ? known : OtherLoad;
            if (!await services.GetRequiredService<ILoadStore>().IsEmptyAsync(token))
                return NotEmpty;
            var begun = new LoadCheckpoint { Run = run, StartedAt = time.UtcNow(), Seed = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)) };
            await SaveAsync(services, begun, token);
            return begun;
        }, cancellation);
        // A node may believe for half a second that nobody loads; and what it began then is over long before the first party is written.
        if (outcome.Succeeded(out var place, out var _) && place.Phase == LoadPhase.Reading && place.Report is null)
            await Task.Delay(SourceSystemCache.Lifetime, time, cancellation);
        return outcome;
    }

    /// <summary>Reads, resolves and writes the parties. What it returns is all that the load still needs: the records themselves aren't held any longer.</summary>
    private async Task<Outcome<(LoadCheckpoint Place, LoadRest Remainder)>> WritePartiesAsync(
        IReadOnlyList<LoadFile> files, LoadCheckpoint place, SourceCatalog systems, Actor actor, TextWriter? rejects, Action<LoadPhase, long, long, long> tell,
        CancellationToken cancellation)
    {
        var ids = new LoadIds(place.StartedAt, place.Seed);
        var records = new LoadedRecords(ids, place.StartedAt, matcher.BeginStage());
        var reading = new LoadReading(records, systems, matcher, actor, place.StartedAt, rejects);
        var total = files.Sum(file => file.Content.Length);
        var gone = 0L;
        foreach (var file in files)
        {
            if (await reading.ReadAsync(file, bytes => tell(LoadPhase.Reading, gone + bytes, total, reading.Rows), cancellation) is { } unreadable)
            {
                await DiscardAsync(cancellation);
                return unreadable;
            }
            gone += file.Content.Length;
        }
        if (rejects is not null)
            await rejects.FlushAsync(cancellation);

        tell(LoadPhase.Resolving, 0, 0, reading.Rows);
        var division = LoadDivision.Of(records, ids, systems, matcher, new CommandContext(actor, place.StartedAt));
        var written = place.Phase > LoadPhase.Parties ? division.Parties : place.Phase == LoadPhase.Parties ? (int)place.Written : 0;
        var writing = Task.FromResult<Outcome<LoadCheckpoint>>(place);
        try
        {
            for (var next = 0; next < division.Parties;)
            {
                tell(LoadPhase.Parties, next, division.Parties, reading.Rows);
                // The next parties are made while those before are written. What a killed run had written is worked out again and not written.
                var last = next < written ? written : division.Parties;
                var (parts, end) = await Task.Run(() => Parts(division, next, last, cancellation), cancellation);
                if (!(await writing).Succeeded(out place!, out var refusal))
                    return refusal;
                if (end > written)
                {
                    var (before, isFirst) = (place, next == 0);
                    writing = Task.Run(() => WriteAsync(parts, before, before with { Phase = LoadPhase.Parties, Written = end }, isFirst, cancellation), cancellation);
                }
                next = end;
            }
            var rest = await Task.Run(() => LoadRest.Of(division, new LoadReport(
                reading.Rows, reading.Rejected, records.Count, division.Parties, 0, records.Late, Resumed: false, AlreadyComplete: false, TimeSpan.Zero)), cancellation);
            return (await writing).Succeeded(out place!, out var refused) ? (place, rest) : refused;
        }
        finally
        {
            // Who gives up, and begins again at once, finds all that was written.
            await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Outcome<LoadCheckpoint>> WriteRestAsync(
        LoadPhase phase, LoadCheckpoint place, int count, Action<ChangeSet, int, int> add, Action<LoadPhase, long, long> tell, CancellationToken cancellation)
    {
        if (place.Phase > phase)
            return place;
        for (var next = place.Phase == phase ? (int)place.Written : 0; next < count;)
        {
            tell(phase, next, count);
            var (from, end) = (next, Math.Min(count, next + Sizes.RowsInCommit));
            if (!(await WriteAsync(Parts(from, end), place, place with { Phase = phase, Written = end }, isFirst: false, cancellation)).Succeeded(out var after, out var refusal))
                return refusal;
            place = after;
            next = end;
        }
        return place;

        IEnumerable<ChangeSet> Parts(int from, int end)
        {
            for (var at = from; at < end; at += Sizes.AtOnce)
            {
                var changes = new ChangeSet();
                add(changes, at, Math.Min(Sizes.AtOnce, end - at));
                yield return changes;
            }
        }
    }

    /// <summary>The next parties: as many as a commit holds, and none behind the last.</summary>
    private (List<ChangeSet> Parts, int Next) Parts(LoadDivision division, int first, int last, CancellationToken cancellation)
    {
        var parts = new List<ChangeSet>();
        for (var records = 0; first < last && records < Sizes.RecordsInCommit; records += parts[^1].NewRecords.Count)
        {
            (var changes, first) = division.Make(first, last, Sizes.AtOnce, cancellation);
            parts.Add(changes);
        }
        return (parts, first);
    }

    private Task<Outcome<LoadCheckpoint>> WriteAsync(IEnumerable<ChangeSet> parts, LoadCheckpoint before, LoadCheckpoint after, bool isFirst, CancellationToken cancellation) =>
        InTransactionAsync<Outcome<LoadCheckpoint>>(async (services, work, token) =>
        {
            await work.LockAsync([Turn], token);
            if (await FindAsync(services, token) != before)
                return RunsElsewhere;
            if (isFirst && !await services.GetRequiredService<ILoadStore>().IsEmptyAsync(token))
                return NotEmpty;
            foreach (var changes in parts)
                await services.GetRequiredService<IMasterDataStore>().SaveAsync(changes, token);
            await SaveAsync(services, after, token);
            return after;
        }, cancellation);

    private Task<bool> CompleteAsync(LoadCheckpoint place, LoadReport report, IReadOnlyList<string> systems, Actor actor, CancellationToken cancellation) =>
        InTransactionAsync(async (services, work, token) =>
        {
            await work.LockAsync([Turn], token);
            if (await FindAsync(services, token) != place)
                return false;
            await SaveAsync(services, place with { Phase = LoadPhase.Complete, Written = 0, Report = report }, token);
            foreach (var system in systems)
                work.Publish(new ChangeEvent(ChangeKind.PartiesLoaded, default, system, default));
            work.Enqueue(QualityNowJob.Request());
            work.Audit(new AuditEntry(
                "master-data.load", actor, string.Join(' ', systems), string.Create(CultureInfo.InvariantCulture, $"{report.Records} records, {report.Parties} parties")));
            return true;
        }, cancellation);

    private async Task<TResult> InTransactionAsync<TResult>(Func<IServiceProvider, IWork, CancellationToken, Task<TResult>> command, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync((work, token) => command(scope.ServiceProvider, work, token), cancellation);
    }

    private static async Task<LoadCheckpoint?> FindAsync(IServiceProvider services, CancellationToken cancellation) =>
        await services.GetRequiredService<IImportStore>().FindAsync(LoadCheckpoint.Key, cancellation) is { } kept
            ? JsonSerializer.Deserialize(kept, MasterDataJson.Default.LoadCheckpoint)
            : null;

    private static Task SaveAsync(IServiceProvider services, LoadCheckpoint place, CancellationToken cancellation) =>
        services.GetRequiredService<IImportStore>().SaveAsync(LoadCheckpoint.Key, JsonSerializer.SerializeToUtf8Bytes(place, MasterDataJson.Default.LoadCheckpoint), cancellation);

    /// <summary>The same bytes read in the same way under the same register and model come to the same rows.</summary>
    private async Task<string> NameAsync(IReadOnlyList<LoadFile> files, SourceCatalog systems, CancellationToken cancellation)
    {
        var text = new StringBuilder(matcher.ModelVersion);
        foreach (var file in files)
            text.Append('\n').Append(await BulkImport.NameAsync(file.Content, file.Options, cancellation));
        var hash = new XxHash128();
        foreach (var system in systems.Values.OrderBy(system => system.Code, StringComparer.Ordinal))
            hash.Append(KeptForm.Write(system));
        hash.Append(KeptForm.Write(systems.Rules));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.Append('\n').Append(Convert.ToHexString(hash.GetCurrentHash())).ToString())));
    }

    private static Refusal NotEmpty { get; } = new(
        RefusalKind.FailedPrecondition, "MASTER_DATA_NOT_EMPTY", "The hub holds records or parties already: an initial load fills an empty one; import the files instead.");

    private static Refusal HasWritten { get; } = new(
        RefusalKind.FailedPrecondition, "LOAD_HAS_WRITTEN", "The load wrote facts already, which nothing deletes: end it with the same files, or begin with an empty database.");

    /// <summary>One run writes at a time, and only behind what it knows to be written.</summary>
    private static LockStripe Turn { get; } = LockStripe.Of(Encoding.UTF8.GetBytes(LoadCheckpoint.Key));

    private static Refusal RunsElsewhere { get; } = new(
        RefusalKind.FailedPrecondition, "LOAD_RUNS_ELSEWHERE", "The same load is being run by somebody else: wait for its end, or end it and begin again, which goes on behind what was written.");

    private static Refusal OtherLoad { get; } = new(
        RefusalKind.FailedPrecondition, "OTHER_LOAD_RUNNING",
        "A load of other files, or under other source systems or rules, was begun and not ended: end it with the same files, or give it up.");
}
