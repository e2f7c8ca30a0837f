using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.MasterData.Import;

/// <summary>A file of source records, opened: how it is cut, how a record is read, where the first one begins.</summary>
/// <param name="Cutter">Cuts it.</param>
/// <param name="Rows">Reads a record of it.</param>
/// <param name="Start">The place of the first record.</param>
/// <param name="StartLine">Its line.</param>
/// <param name="Options">How it is read: as asked for, completed by what the file says of itself.</param>
internal sealed record SourceFile(IRecordCutter Cutter, IRowReader Rows, long Start, long StartLine, ImportOptions Options)
{
    /// <summary>Opens it; <c>KEY_COLUMN_MISSING</c> when no column names the record; <c>FILE_MALFORMED</c>. An empty file has no records.</summary>
    public static async Task<Outcome<SourceFile>> OpenAsync(Stream file, ImportOptions options, CancellationToken cancellation)
    {
        if (options.Format == ImportFormat.CustomerXml)
            return await OpenXmlAsync(file, options, cancellation);
        var cutter = new FileRecordReader(file, quotes: options.Format == ImportFormat.Csv);
        if (options.Format == ImportFormat.JsonLines)
            return new SourceFile(cutter, new JsonRowReader(options), 0, 1, options);
        await foreach (var header in cutter.ReadAsync(0, 1, cancellation))
        {
            return header.Text is not null && CsvRowReader.OfHeader(header.Text, options) is { } rows
                ? new SourceFile(new FileRecordReader(file, quotes: true), rows, header.End, header.Line + 1, options)
                : KeyMissing;
        }
        return file.Length == 0 ? new SourceFile(cutter, new JsonRowReader(options), 0, 1, options) : KeyMissing;
    }

    /// <summary>A record that says where the file stops being what its format says.</summary>
    public static Refusal? Fault(FileRecord record) => CustomerXmlCutter.FaultOf(record) is { } place
        ? new Refusal(RefusalKind.Invalid, "FILE_MALFORMED", $"The file is no well-formed XML at line and column {place}.")
        : null;

    /// <summary>The records behind a checkpoint, or all.</summary>
    public IAsyncEnumerable<FileRecord> ReadAsync(ImportCheckpoint checkpoint, CancellationToken cancellation) =>
        checkpoint.Position == 0 ? Cutter.ReadAsync(Start, StartLine, cancellation) : Cutter.ReadAsync(checkpoint.Position, Math.Max(1, checkpoint.Line), cancellation);

    /// <summary>The list's id is the scope of its customer numbers, unless the caller names another.</summary>
    private static async Task<Outcome<SourceFile>> OpenXmlAsync(Stream file, ImportOptions options, CancellationToken cancellation)
    {
        var cutter = new CustomerXmlCutter(file);
        await foreach (var first in cutter.ReadAsync(0, 1, cancellation))
        {
            if (Fault(first) is { } fault)
                return fault;
            break;
        }
        var completed = options.Scope.Length > 0 ? options : options with { Scope = cutter.ListId };
        return new SourceFile(cutter, new CustomerXmlReader(completed), 0, 1, completed);
    }

    private static Refusal KeyMissing { get; } =
        new(RefusalKind.Invalid, "KEY_COLUMN_MISSING", "No column of the header line names the record; say which one with the column map.");
}
