namespace IdentityHub.Matching.Records;

/// <summary>Copies rows of a table into a small table of their own.</summary>
internal static class RecordTableSlice
{
    public static RecordTable Of(RecordTable table, ReadOnlySpan<int> rows)
    {
        var builder = new RecordTableBuilder();
        foreach (var row in rows)
            builder.AddRecord(table.Ids[row]);
        if (table.Source is { } source)
            Copy(source, rows, builder.AddSource(source.Name));
        foreach (var column in table.Columns)
            Copy(column, rows, builder.AddColumn(column.Kind, column.Name));
        return builder.Build();
    }

    private static void Copy(RecordColumn from, ReadOnlySpan<int> rows, RecordColumnBuilder into)
    {
        foreach (var row in rows)
        {
            if (from.CodeArray[row] is >= 0 and var code)
                into.Add(from.Values[code]);
            else
                into.AddMissing();
        }
    }
}
