using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.MasterData.Import;

/// <summary>
/// Imports a file of source records: idempotent, resumable after a kill (its place in the file commits with each batch), in flat memory. Rows that can't be read or
/// are refused go to the rejects, as CSV lines <c>line,reason,detail</c> without the row's values; after a kill the last batch's rejects may be there twice.
/// </summary>
public sealed class BulkImport(IServiceScopeFactory scopes, SourceSystems sources, IImportStore store, TimeProvider time)
{
    /// <summary>
    /// Imports. <paramref name="file"/> must be seekable. <c>SOURCE_SYSTEM_UNKNOWN</c>; <c>INVALID_ARGUMENT</c> for options that fit nothing;
    /// <c>KEY_COLUMN_MISSING</c> when no column names the record; <c>FILE_MALFORMED</c> for XML that is none, from there on: what was before it is imported.
    /// </summary>
    public Task<Outcome<ImportReport>> RunAsync(
        Stream file, ImportOptions options, Actor actor, TextWriter? rejects, IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        RunWithReceiverAsync(file, options, actor, rejects is null ? null : (refused, token) => WriteAsync(rejects, refused, token), progress, cancellation);

    /// <summary>The same, with the refused rows of each batch given to a receiver, after their batch was committed.</summary>
    public async Task<Outcome<ImportReport>> RunWithReceiverAsync(
        Stream file, ImportOptions options, Actor actor, Func<IReadOnlyList<RejectedRow>, CancellationToken, Task>? rejects, IProgress<ImportProgress>? progress,
        CancellationToken cancellation)
    {
        if (Check(options) is { } refusal)
            return refusal;
        var systems = await sources.AllAsync(cancellation);
        if (!systems.ContainsKey(options.System))
            return CheckedCommand.SystemUnknown;
        if (systems.IsLoading)
            return RecordIntake.LoadRunning;

        var started = time.GetTimestamp();
        var run = await NameAsync(file, options, cancellation);
        var checkpoint = options.Restart ? new ImportCheckpoint() : await FindAsync(run, cancellation);
        var resumedAt = checkpoint.Records;
        if (checkpoint.Complete)
            return Report(checkpoint, resumedAt: checkpoint.Records, alreadyComplete: true, started);

        if (!(await SourceFile.OpenAsync(file, options, cancellation)).Succeeded(out var opened, out var unreadable))
            return unreadable;
        var batch = new ImportBatch(opened.Options, actor);
        await foreach (var record in opened.ReadAsync(checkpoint, cancellation))
        {
            if (SourceFile.Fault(record) is { } fault)
            {
                await CommitAsync(run, batch, checkpoint, complete: false, rejects, cancellation);
                return fault;
            }
            batch.Add(record, opened.Rows);
            if (batch.Count < options.BatchSize)
                continue;
            checkpoint = await CommitAsync(run, batch, checkpoint, complete: false, rejects, cancellation);
            progress?.Report(new ImportProgress(checkpoint.Position, file.Length, checkpoint.Records, checkpoint.Rejected, time.GetElapsedTime(started)));
            batch = new ImportBatch(opened.Options, actor);
        }
        checkpoint = await CommitAsync(run, batch, checkpoint, complete: true, rejects, cancellation);
        progress?.Report(new ImportProgress(file.Length, file.Length, checkpoint.Records, checkpoint.Rejected, time.GetElapsedTime(started)));
        return Report(checkpoint, resumedAt, alreadyComplete: false, started);
    }

    private async Task<ImportCheckpoint> CommitAsync(
        string run, ImportBatch batch, ImportCheckpoint before, bool complete, Func<IReadOnlyList<RejectedRow>, CancellationToken, Task>? rejects, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var intake = scope.ServiceProvider.GetRequiredService<RecordIntake>();
        var scopedStore = scope.ServiceProvider.GetRequiredService<IImportStore>();
        var (after, refused) = await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(async (_, token) =>
        {
            var outcomes = batch.Commands.Count == 0 ? [] : await intake.UpsertManyAsync(batch.Commands, token);
            var (next, rejected) = batch.Conclude(before, outcomes, complete);
            await scopedStore.SaveAsync(run, JsonSerializer.SerializeToUtf8Bytes(next, MasterDataJson.Default.ImportCheckpoint), token);
            return (next, rejected);
        }, cancellation);
        if (rejects is not null)
            await rejects(refused, cancellation);
        return after;
    }

    private static async Task WriteAsync(TextWriter rejects, IReadOnlyList<RejectedRow> refused, CancellationToken cancellation)
    {
        foreach (var (line, reason, detail) in refused)
            await rejects.WriteLineAsync(RejectLine.Of(line, reason, detail));
        await rejects.FlushAsync(cancellation);
    }

    /// <summary>How far an import is, by the name that <see cref="NameAsync"/> gives it; null when it was never begun.</summary>
    public async Task<ImportStatus?> FindStatusAsync(string import, CancellationToken cancellation) =>
        await store.FindAsync(import, cancellation) is { } kept && JsonSerializer.Deserialize(kept, MasterDataJson.Default.ImportCheckpoint) is { } known
            ? new ImportStatus(known.System, known.Records, known.Rejected, known.Decisions, known.Complete)
            : null;

    private async Task<ImportCheckpoint> FindAsync(string run, CancellationToken cancellation) =>
        await store.FindAsync(run, cancellation) is { } kept
            ? JsonSerializer.Deserialize(kept, MasterDataJson.Default.ImportCheckpoint) ?? new ImportCheckpoint()
            : new ImportCheckpoint();

    /// <summary>The name of an import: the same bytes read in the same way are the same run, whatever the file's name. Reads the file from its beginning.</summary>
    public static async Task<string> NameAsync(Stream file, ImportOptions options, CancellationToken cancellation)
    {
        file.Position = 0;
        var content = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
        var columns = string.Join('\n', options.Columns.OrderBy(column => column.Key, StringComparer.Ordinal).Select(column => $"{column.Key}={column.Value}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{content}\n{options.System}\n{options.Scope}\n{options.Format}\n{options.Separator}\n{columns}")));
    }

    private ImportReport Report(ImportCheckpoint checkpoint, long resumedAt, bool alreadyComplete, long started) =>
        new(checkpoint.Records, checkpoint.Rejected, checkpoint.Decisions, resumedAt, alreadyComplete, time.GetElapsedTime(started));

    internal static Refusal? Check(ImportOptions options)
    {
        if (options.BatchSize is < 1 or > 5000)
            return Refusal.Invalid("batch_size", "must be 1 to 5,000");
        if (!Enum.IsDefined(options.Format))
            return Refusal.Invalid("format", "must be CSV, JSON Lines or a customer list");
        if (options.Separator is '"' or '\r' or '\n')
            return Refusal.Invalid("separator", "can't be a quote or a line end");
        if (options.Scope.Length > SourceKey.MaximumSystemLength || !RecordRules.IsClean(options.Scope))
            return Refusal.Invalid("scope", "must have at most 64 characters and no control characters");
        return options.Columns.Values.FirstOrDefault(field => !ImportField.IsKnown(field)) is null
            ? null
            : Refusal.Invalid("columns", "a column is mapped to a field that doesn't exist");
    }
}
