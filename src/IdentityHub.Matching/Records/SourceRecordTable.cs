namespace IdentityHub.Matching.Records;

/// <summary>Turns single records into a table: an attribute with several values gets as many columns.</summary>
public static class SourceRecordTable
{
    /// <summary>The records as a table, in their order.</summary>
    public static RecordTable From(IReadOnlyList<SourceRecord> records)
    {
        var builder = new RecordTableBuilder();
        var source = records.Any(r => r.Source is not null) ? builder.AddSource() : null;
        var columns = new List<(AttributeKind Kind, string? Scheme, int Place, RecordColumnBuilder Column)>();
        var places = new Dictionary<(AttributeKind, string?), int>();
        for (var row = 0; row < records.Count; row++)
        {
            var record = records[row];
            builder.AddRecord(record.Id);
            source?.Add(record.Source);
            places.Clear();
            foreach (var value in record.Values)
            {
                var key = (value.Kind, value.Scheme);
                var place = places.GetValueOrDefault(key);
                places[key] = place + 1;
                var column = columns.Find(c => c.Kind == value.Kind && c.Scheme == value.Scheme && c.Place == place).Column;
                if (column is null)
                {
                    column = builder.AddColumn(value.Kind, value.Scheme ?? value.Kind.ToString());
                    columns.Add((value.Kind, value.Scheme, place, column));
                }

                while (column.Count < row)
                    column.AddMissing();
                column.Add(value.Value);
            }
        }

        return builder.Build();
    }
}
