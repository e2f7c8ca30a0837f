using System.Collections.Concurrent;
using IdentityHub.Matching.Normalisation;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Features;

/// <summary>Turns raw records into rows of numbers. Each distinct raw value is normalised once.</summary>
internal static class FeatureTableBuilder
{
    private const int Small = 1000;
    private const int RangeSize = 8192;

    /// <summary>Rows whose numbers are fetched before the first is looked up.</summary>
    private const int Together = 32;

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
            Parallel.ForEach(Partitioner.Create(groups, EnumerablePartitionerOptions.NoBuffering), parallel, group =>
            {
                foreach (var i in group)
                    columns[i] = reader.Read(table.Columns[i]);
            });
        }

        var rows = new int[(long)table.Count * layout.Stride];
        ForRanges(table.Count, parallel, (start, end) => Fill(rows.AsSpan(start * layout.Stride, (end - start) * layout.Stride), start, layout.Stride, columns));
        NumberBuildings(rows, layout.Stride, pools, parallel);

        var names = new NameTraits[pools.Names.Count];
        var nicknames = new short[]?[names.Length];
        ForRanges(names.Length, parallel, (start, end) =>
        {
            for (var i = start; i < end; i++)
            {
                names[i] = NameTraits.Of(pools.Names[i]);
                nicknames[i] = Nicknames.GroupsOf(pools.Names[i]) is { Length: > 0 } groups ? groups.ToArray() : null;
            }
        });
        return new(table, layout, pools, rows, names, nicknames, parallel) { DateOrder = dates };
    }

    /// <summary>Runs over ranges of a few thousand, in parallel unless there is but one.</summary>
    public static void ForRanges(int count, ParallelOptions parallel, Action<int, int> run)
    {
        if (count <= RangeSize || parallel.MaxDegreeOfParallelism == 1)
            run(0, count);
        else
            Parallel.ForEach(Ranges(count), parallel, range => run(range.Start, range.End));
    }

    /// <summary>Ranges of a few thousand, small enough to share out evenly.</summary>
    public static IEnumerable<(int Start, int End)> Ranges(int count, int size = RangeSize)
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

    private static void NumberBuildings(int[] rows, int stride, ValuePools pools, ParallelOptions parallel)
    {
        var houses = Hashes(pools.Houses, parallel);
        var streets = Hashes(pools.Streets, parallel);
        Span<ulong> hashes = stackalloc ulong[Together];
        for (var first = 0; first < rows.Length; first += Together * stride)
        {
            var count = Math.Min(Together, (rows.Length - first) / stride);
            for (var i = 0; i < count; i++)
            {
                var row = first + i * stride;
                var (house, street) = (rows[row + Fields.House], rows[row + Fields.Street]);
                hashes[i] = house >= 0 && street >= 0 ? StableHash.Combine(houses[house], streets[street]) : 0;
                if (hashes[i] != 0)
                    pools.Buildings.Prefetch(hashes[i]);
            }

            for (var i = 0; i < count; i++)
            {
                if (hashes[i] != 0)
                    rows[first + i * stride + Fields.Building] = pools.Buildings.Add(hashes[i]);
            }
        }
    }

    private static ulong[] Hashes(TextPool pool, ParallelOptions parallel)
    {
        var hashes = new ulong[pool.Count];
        ForRanges(hashes.Length, parallel, (start, end) =>
        {
            for (var i = start; i < end; i++)
                hashes[i] = StableHash.Of(pool[i]);
        });
        return hashes;
    }
}
