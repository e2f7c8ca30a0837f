using IdentityHub.Matching.Training;

namespace IdentityHub.Cli.Match.Reading;

/// <summary>Reads decided pairs: two ids and yes or no per line.</summary>
internal static class LabelFile
{
    public static async Task<(IReadOnlyList<LabelledPair> Pairs, FileProblem? Problem)> ReadAsync(string path, LoadedTable table, CancellationToken cancellation)
    {
        var (dialect, problem) = DialectSniffer.Sniff(path);
        if (dialect is null)
            return ([], problem);
        var (a, b, match) = (Index("ida", "id1", "left", "a"), Index("idb", "id2", "right", "b"), Index("match", "ismatch", "label", "decision", "same"));
        if (a < 0 || b < 0 || match < 0)
            return ([], new(path, 1, "the columns id_a, id_b and match are needed."));

        var rows = new Dictionary<string, int>();
        for (var row = 0; row < table.Table.Count; row++)
            rows[table.Table.Ids[row]] = row;
        var pairs = new List<LabelledPair>();
        var file = new DelimitedFile(path, dialect);
        var line = 1L;
        await foreach (var (batch, _) in file.ReadAsync(() => null, cancellation).ConfigureAwait(false))
        {
            for (var i = batch.FirstRow; i < batch.Rows; i++)
            {
                line++;
                var (left, right) = (batch.Field(i, a).Trim().ToString(), batch.Field(i, b).Trim().ToString());
                if (!rows.TryGetValue(left, out var x) || !rows.TryGetValue(right, out var y))
                    return ([], new(path, line, $"there is no record '{(rows.ContainsKey(left) ? right : left)}'."));
                if (Decision(batch.Field(i, match).Trim()) is not { } isMatch)
                    return ([], new(path, line, $"'{batch.Field(i, match)}' is neither yes nor no."));
                pairs.Add(new(x, y, isMatch));
            }
        }

        return (pairs, file.Problem);

        int Index(params string[] names) => dialect.Header.ToList().FindIndex(name => names.Contains(ColumnSpellings.Fold(name)));
    }

    private static bool? Decision(ReadOnlySpan<char> text) => text.ToString().ToLowerInvariant() switch
    {
        "yes" or "y" or "true" or "1" or "match" or "ja" => true,
        "no" or "n" or "false" or "0" or "different" or "nein" => false,
        _ => null,
    };
}
