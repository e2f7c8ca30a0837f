using IdentityHub.Matching.Records;

namespace IdentityHub.Cli.Match.Reading;

/// <summary>Files read into one table.</summary>
/// <param name="Table">The records.</param>
/// <param name="Truth">For each record the number of its true entity, -1 when empty; null when no truth was asked for.</param>
/// <param name="Files">The files with what their columns were used as.</param>
/// <param name="Warnings">What isn't quite right with them, for people.</param>
/// <param name="Seconds">Wall time.</param>
internal sealed record LoadedTable(RecordTable Table, int[]? Truth, IReadOnlyList<(DelimitedFile File, ColumnPlan Plan)> Files, IReadOnlyList<string> Warnings, double Seconds)
{
    /// <summary>The row of a record by its id or, with a source before a colon, by both; -1 when there is none.</summary>
    public int Find(string id)
    {
        for (var row = 0; row < Table.Count; row++)
        {
            if (Table.Ids[row] == id || (Table.Source?[row] is { } source && $"{source}:{Table.Ids[row]}" == id))
                return row;
        }

        return -1;
    }
}
