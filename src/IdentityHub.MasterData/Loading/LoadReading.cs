using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Loading;

/// <summary>Reads the files of a load: rows are parsed, checked and prepared for matching by all cores, and applied in their order.</summary>
internal sealed class LoadReading(LoadedRecords records, SourceCatalog systems, IRecordMatcher matcher, Actor actor, DateTimeOffset now, TextWriter? rejects)
{
    private const int RowsAtOnce = 1024;

    /// <summary>Rows read.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows refused.</summary>
    public long Rejected { get; private set; }

    /// <summary>Reads one file.</summary>
    public async Task<Refusal?> ReadAsync(LoadFile file, Action<long> progress, CancellationToken cancellation)
    {
        if (!(await SourceFile.OpenAsync(file.Content, file.Options, cancellation)).Succeeded(out var opened, out var refusal))
            return refusal;
        var rows = new List<FileRecord>(RowsAtOnce);
        var taking = Task.CompletedTask;
        await foreach (var record in opened.ReadAsync(new ImportCheckpoint(), cancellation))
        {
            if (SourceFile.Fault(record) is { } fault)
            {
                await taking;
                return fault;
            }
            rows.Add(record);
            if (rows.Count < RowsAtOnce)
                continue;
            // The next rows are cut while those before are read.
            await taking;
            progress(file.Content.Position);
            var full = rows;
            taking = Task.Run(() => TakeAsync(file, opened, full, cancellation), cancellation);
            rows = new List<FileRecord>(RowsAtOnce);
        }
        await taking;
        await TakeAsync(file, opened, rows, cancellation);
        progress(file.Content.Length);
        return null;
    }

    private async Task TakeAsync(LoadFile file, SourceFile opened, List<FileRecord> rows, CancellationToken cancellation)
    {
        var read = new (ImportRow Row, CheckedCommand? Command, Refusal? Refusal)[rows.Count];
        Parallel.For(0, rows.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            var row = ImportRow.Of(rows[i], opened.Rows, opened.Options, actor);
            if (row.Command is null)
                read[i] = (row, null, null);
            else if (CheckedCommand.Of(i, row.Command, systems, matcher, now).Succeeded(out var command, out var refusal))
                read[i] = (row, command, null);
            else
                read[i] = (row, null, refusal);
        });
        foreach (var (row, command, refusal) in read)
        {
            Rows++;
            if (row.Command is null)
                await RejectAsync(file, row.Line, row.Reason!, row.Detail);
            else if (refusal is not null)
                await RejectAsync(file, row.Line, refusal.Reason, string.Join("; ", refusal.Violations.Select(violation => $"{violation.Field}: {violation.Description}")));
            else if (!records.Apply(command!))
                await RejectAsync(file, row.Line, IntakeBatch.RecordNotFound.Reason, "");
        }
    }

    private async Task RejectAsync(LoadFile file, long line, string reason, string detail)
    {
        Rejected++;
        if (rejects is not null)
            await rejects.WriteLineAsync(RejectLine.Of(line, reason, detail, file.Name));
    }
}
