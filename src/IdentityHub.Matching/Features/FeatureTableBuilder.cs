using IdentityHub.Matching.Normalisation;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Features;

/// <summary>Turns raw records into rows of numbers. Each distinct raw value is normalised once.</summary>
internal static class FeatureTableBuilder
{
    private const int Small = 1000;

    public static FeatureTable Build(RecordTable table, DateOrder dates, int threads, CancellationToken cancellation)
    {
        var layout = new RowLayout(table);
        var pools = new ValuePools();
        var reader = new ColumnReader(layout, pools, dates);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };

        var columns = new ColumnCodes[table.Columns.Count];
        var groups = Enumerable.Range(0, columns.Length)
            .GroupBy(i => ColumnReader.GroupOf(table.Columns[i].Kind))
            .OrderByDescending(g => g.Sum(i => table.Columns[i].Values.Count))
            .ToArray();
        if (table.Count < Small)
        {
            // A record in real time: no threads for a handful of values.
            for (var i = 0; i < columns.Length; i++)
                columns[i] = reader.Read(table.Columns[i]);
            parallel = new() { MaxDegreeOfParallelism = 1, CancellationToken = cancellation };
        }
        else
        {
            Parallel.ForEach(groups, parallel, group =>
            {
                foreach (var i in group)
                    columns[i] = reader.Read(table.Columns[i]);
            });
        }

        var rows = new int[(long)table.Count * layout.Stride];
        Parallel.ForEach(Ranges(table.Count), parallel, range => Fill(rows.AsSpan(range.Start * layout.Stride, (range.End - range.Start) * layout.Stride), range.Start, layout.Stride, columns));
        NumberBuildings(rows, layout.Stride, pools);

        var names = new NameTraits[pools.Names.Count];
        var nicknames = new short[]?[names.Length];
        Parallel.ForEach(Ranges(names.Length), parallel, range =>
        {
            for (var i = range.Start; i < range.End; i++)
            {
                names[i] = NameTraits.Of(pools.Names[i]);
                nicknames[i] = Nicknames.GroupsOf(pools.Names[i]) is { Length: > 0 } groups ? groups.ToArray() : null;
            }
        });
        return new(table, layout, pools, rows, names, nicknames) { DateOrder = dates };
    }

    /// <summary>Ranges of a few thousand, small enough to share out evenly.</summary>
    public static IEnumerable<(int Start, int End)> Ranges(int count, int size = 8192)
    {
        for (var start = 0; start < count; start += size)
            yield return (start, Math.Min(count, start + size));
    }

    private static void Fill(Span<int> rows, int first, int stride, ColumnCodes[] columns)
    {
        rows.Fill(-1);
        foreach (var column in columns)
        {
            for (var i = 0; i * stride < rows.Length; i++)
            {
                var raw = column.RawCodes[first + i];
                if (raw < 0)
                    continue;
                for (var p = 0; p < column.Places.Length; p++)
                {
                    // The first column that has a value wins: a full name fills only what the name's parts left open.
                    ref var place = ref rows[i * stride + column.Places[p]];
                    if (place < 0)
                        place = column.Values[p][raw];
                }
            }
        }
    }

    private static void NumberBuildings(int[] rows, int stride, ValuePools pools)
    {
        for (var row = 0; row < rows.Length; row += stride)
        {
            var (house, street) = (rows[row + Fields.House], rows[row + Fields.Street]);
            if (house >= 0 && street >= 0)
                rows[row + Fields.Building] = pools.Buildings.Add(StableHash.Combine(StableHash.Of(pools.Houses[house]), StableHash.Of(pools.Streets[street])));
        }
    }
}
