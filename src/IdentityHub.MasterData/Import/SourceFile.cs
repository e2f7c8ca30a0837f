using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.MasterData.Import;

/// <summary>A file of source records, opened: how it is cut, how a record is read, where the first one begins.</summary>
internal sealed record SourceFile(IRecordCutter Cutter, IRowReader Rows, long Start, long StartLine)
{
    /// <summary>Opens it; <c>KEY_COLUMN_MISSING</c> when no column names the record. An empty file has no records.</summary>
    public static async Task<Outcome<SourceFile>> OpenAsync(Stream file, ImportOptions options, CancellationToken cancellation)
    {
        var cutter = new FileRecordReader(file, quotes: options.Format == ImportFormat.Csv);
        if (options.Format == ImportFormat.JsonLines)
            return new SourceFile(cutter, new JsonRowReader(options), 0, 1);
        await foreach (var header in cutter.ReadAsync(0, 1, cancellation))
        {
            return header.Text is not null && CsvRowReader.OfHeader(header.Text, options) is { } rows
                ? new SourceFile(new FileRecordReader(file, quotes: true), rows, header.End, header.Line + 1)
                : KeyMissing;
        }
        return file.Length == 0 ? new SourceFile(cutter, new JsonRowReader(options), 0, 1) : KeyMissing;
    }

    /// <summary>The records behind a checkpoint, or all.</summary>
    public IAsyncEnumerable<FileRecord> ReadAsync(ImportCheckpoint checkpoint, CancellationToken cancellation) =>
        checkpoint.Position == 0 ? Cutter.ReadAsync(Start, StartLine, cancellation) : Cutter.ReadAsync(checkpoint.Position, Math.Max(1, checkpoint.Line), cancellation);

    private static Refusal KeyMissing { get; } =
        new(RefusalKind.Invalid, "KEY_COLUMN_MISSING", "No column of the header line names the record; say which one with the column map.");
}
