using System.IO.Hashing;
using System.Text;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Intake;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.MasterData.Import;

/// <summary>
/// Deletes what a full snapshot of a source doesn't hold any more. First the operator learns how many and which; when they are suspiciously many, or when rows can't be read,
/// it isn't done without a confirmation. To be run again after a kill: what is deleted isn't deleted twice.
/// </summary>
/// <remarks>Of the snapshot's keys eight bytes each are in memory. Two keys of one hash, one of them gone: it stays; the chance is one in billions, and errs on the safe side.</remarks>
public sealed class SnapshotDeletion(IServiceScopeFactory scopes)
{
    private const int KeysAtOnce = 5000;
    private const int DeletesAtOnce = 500;
    private const int MostExamples = 1000;

    /// <summary>Says what would be deleted; changes nothing.</summary>
    public async Task<Outcome<SnapshotPreview>> PreviewAsync(Stream file, ImportOptions options, SnapshotOptions snapshot, CancellationToken cancellation)
    {
        if (!(await ReadAsync(file, options, cancellation)).Succeeded(out var held, out var refusal))
            return refusal;
        var (present, gone, examples) = (0L, 0L, new List<string>());
        await foreach (var (key, isGone) in KnownAsync(held, snapshot, cancellation))
        {
            present++;
            if (!isGone)
                continue;
            gone++;
            if (examples.Count < MostExamples)
                examples.Add(key.Key);
        }
        return new SnapshotPreview(present, gone, held.Rows, held.Unreadable, examples);
    }

    /// <summary>Deletes it, in transactions of a few hundred; how many. <c>TOO_MANY_GONE</c> when the preview leaves a doubt that nobody settled.</summary>
    public async Task<Outcome<long>> DeleteAsync(
        Stream file, ImportOptions options, SnapshotOptions snapshot, Actor actor, IProgress<long>? progress, CancellationToken cancellation)
    {
        if (!(await PreviewAsync(file, options, snapshot, cancellation)).Succeeded(out var preview, out var refusal))
            return refusal;
        if (preview.Doubt(snapshot) is { } doubt)
            return new Refusal(RefusalKind.FailedPrecondition, "TOO_MANY_GONE", doubt);
        if (!(await ReadAsync(file, options, cancellation)).Succeeded(out var held, out refusal))
            return refusal;
        var deleted = 0L;
        var batch = new List<IntakeCommand>(DeletesAtOnce);
        await foreach (var (key, isGone) in KnownAsync(held, snapshot, cancellation))
        {
            if (!isGone)
                continue;
            batch.Add(IntakeCommand.Delete(key, actor));
            if (batch.Count == DeletesAtOnce)
                await FlushAsync();
        }
        await FlushAsync();
        return deleted;

        async Task FlushAsync()
        {
            if (batch.Count == 0)
                return;
            await using var scope = scopes.CreateAsyncScope();
            var outcomes = await scope.ServiceProvider.GetRequiredService<RecordIntake>().UpsertManyAsync(batch, cancellation);
            deleted += outcomes.Count(outcome => outcome.Refusal is null);
            batch.Clear();
            progress?.Report(deleted);
        }
    }

    private static async Task<Outcome<Held>> ReadAsync(Stream file, ImportOptions options, CancellationToken cancellation)
    {
        file.Position = 0;
        if (!(await SourceFile.OpenAsync(file, options, cancellation)).Succeeded(out var opened, out var refusal))
            return refusal;
        var held = new Held(opened.Options);
        await foreach (var record in opened.ReadAsync(new ImportCheckpoint(), cancellation))
        {
            if (SourceFile.Fault(record) is { } fault)
                return fault;
            held.Rows++;
            var draft = new RecordDraft(opened.Options);
            if (record.Text is null || opened.Rows.Read(record.Text, draft) is not null || draft.Key.Key.Length == 0)
                held.Unreadable++;
            else
                held.Keys.Add(Hash(draft.Key));
        }
        return held;
    }

    private async IAsyncEnumerable<(SourceKey Key, bool IsGone)> KnownAsync(
        Held held, SnapshotOptions snapshot, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var (system, scope) = (held.Options.System, held.Options.Scope);
        for (var after = 0L; ;)
        {
            await using var services = scopes.CreateAsyncScope();
            var keys = await services.ServiceProvider.GetRequiredService<IImportStore>().ReadKeysAsync(system, scope, snapshot.AsOf, after, KeysAtOnce, cancellation);
            foreach (var (_, text) in keys)
            {
                var key = new SourceKey(system, scope, text);
                yield return (key, !held.Keys.Contains(Hash(key)));
            }
            if (keys.Count < KeysAtOnce)
                yield break;
            after = keys[^1].Place;
        }
    }

    private static ulong Hash(SourceKey key) => XxHash64.HashToUInt64(Encoding.UTF8.GetBytes($"{key.Scope}\0{key.Key}"));

    private sealed class Held(ImportOptions options)
    {
        public ImportOptions Options => options;

        public HashSet<ulong> Keys { get; } = [];

        public long Rows { get; set; }

        public long Unreadable { get; set; }
    }
}
