using System.Globalization;
using System.Text;
using IdentityHub.Matching.Generation;

namespace IdentityHub.Cli.Match.Writing;

/// <summary>Writes made-up records as CSV.</summary>
internal static class GeneratedWriter
{
    private const int FlushAt = 1 << 16;

    public static async Task WriteAsync(string path, IEnumerable<GeneratedRecord> records, int total, Action<double> progress, CancellationToken cancellation)
    {
        var writer = CsvLine.Create(path);
        await using var closing = writer.ConfigureAwait(false);
        var text = new StringBuilder("record_id,source,entity_id,household_id");
        foreach (var (_, name) in GeneratedRecord.Columns)
            text.Append(',').Append(name);
        text.Append('\n');
        var written = 0;
        foreach (var record in records)
        {
            text.Append(record.Id).Append(',').Append(record.Source).Append(CultureInfo.InvariantCulture, $",{record.EntityId},{record.HouseholdId}");
            for (var i = 0; i < GeneratedRecord.Columns.Count; i++)
                text.Append(',').AppendField(record.ValueAt(i));
            text.Append('\n');
            written++;
            if (text.Length < FlushAt)
                continue;
            cancellation.ThrowIfCancellationRequested();
            await writer.WriteAsync(text, cancellation).ConfigureAwait(false);
            text.Clear();
            progress((double)written / total);
        }

        await writer.WriteAsync(text, cancellation).ConfigureAwait(false);
    }
}
