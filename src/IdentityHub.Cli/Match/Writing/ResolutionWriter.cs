using System.Globalization;
using System.Text;
using IdentityHub.Cli.Match.Reading;
using IdentityHub.Matching;
using IdentityHub.Matching.Records;

namespace IdentityHub.Cli.Match.Writing;

/// <summary>Writes what was found: the records with their parties, and the pairs for a steward. UTF-8, commas, quotes where needed.</summary>
internal static class ResolutionWriter
{
    /// <summary>
    /// Reads the files a second time instead of keeping their text, and adds <c>party_id</c> and <c>match_probability</c>. Columns of several files are joined
    /// by name.
    /// </summary>
    public static async Task WriteRecordsAsync(string path, LoadedTable loaded, Resolution resolution, Action<double> progress, CancellationToken cancellation)
    {
        var header = loaded.Files.SelectMany(file => file.File.Dialect.Header).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var writer = CsvLine.Create(path);
        await using var closing = writer.ConfigureAwait(false);
        var line = new StringBuilder();
        foreach (var name in header)
            line.AppendField(name).Append(',');
        // Ids of several files may be the same: whose record it is stands beside it.
        var source = loaded.Files.Count > 1 && !header.Contains("source", StringComparer.OrdinalIgnoreCase) ? loaded.Table.Source : null;
        if (source is not null)
            line.Append("source,");
        await EndAsync(writer, line.Append("party_id,match_probability")).ConfigureAwait(false);

        var row = 0;
        foreach (var (file, _) in loaded.Files)
        {
            var places = header.Select(name => file.Dialect.Header.ToList().FindIndex(own => own.Equals(name, StringComparison.OrdinalIgnoreCase))).ToArray();
            DelimitedBatch? reuse = null;
            await foreach (var (batch, _) in new DelimitedFile(file.Path, file.Dialect).ReadAsync(() => reuse, cancellation).ConfigureAwait(false))
            {
                for (var i = batch.FirstRow; i < batch.Rows; i++, row++)
                {
                    foreach (var place in places)
                    {
                        if (place >= 0)
                            line.AppendField(batch.Field(i, place));
                        line.Append(',');
                    }

                    if (source is not null)
                        line.AppendField(source[row]).Append(',');
                    line.Append(CultureInfo.InvariantCulture, $"{resolution.PartyOf[row] + 1},{resolution.Probability[row]:0.######}");
                    await EndAsync(writer, line).ConfigureAwait(false);
                }

                reuse = batch;
                progress((double)row / loaded.Table.Count);
            }
        }
    }

    public static async Task WriteReviewAsync(string path, RecordTable table, Resolution resolution, CancellationToken cancellation)
    {
        var writer = CsvLine.Create(path);
        await using var closing = writer.ConfigureAwait(false);
        var line = new StringBuilder(table.Source is null ? "id_a,id_b,probability,reason" : "source_a,id_a,source_b,id_b,probability,reason");
        await EndAsync(writer, line).ConfigureAwait(false);
        foreach (var pair in resolution.ReviewPairs)
        {
            cancellation.ThrowIfCancellationRequested();
            Record(pair.Left);
            Record(pair.Right);
            line.Append(CultureInfo.InvariantCulture, $"{pair.Probability:0.######},{pair.Reason}");
            await EndAsync(writer, line).ConfigureAwait(false);
        }

        void Record(int row)
        {
            if (table.Source is { } source)
                line.AppendField(source[row]).Append(',');
            line.AppendField(table.Ids[row]).Append(',');
        }
    }

    private static async Task EndAsync(StreamWriter writer, StringBuilder line)
    {
        await writer.WriteAsync(line.Append('\n')).ConfigureAwait(false);
        line.Clear();
    }
}
