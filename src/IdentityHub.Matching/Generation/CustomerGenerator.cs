using System.Globalization;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Generation;

/// <summary>
/// Makes up customers with known truth, household by household: twins, fathers and sons of one name, moves, marriages, nicknames, shared telephones, typing and
/// scanning errors, gaps and placeholders. Streams without end, the same for the same options.
/// </summary>
public sealed class CustomerGenerator(GeneratorOptions? options = null)
{
    private readonly GeneratorOptions _options = options ?? new();

    /// <summary>The first <paramref name="count"/> records, shuffled among themselves within windows.</summary>
    public IEnumerable<GeneratedRecord> Take(int count)
    {
        var random = new SeededRandom(_options.Seed);
        return InOrder(random).Take(count).Chunk(Math.Max(1, _options.ShuffleWindow)).SelectMany(window => Shuffle(window, new SeededRandom(_options.Seed ^ (ulong)window.Length)));
    }

    /// <summary>Records without end.</summary>
    public IEnumerable<GeneratedRecord> Records() => Take(int.MaxValue);

    /// <summary>The first <paramref name="count"/> records as a table for the engine, with each record's true entity.</summary>
    public (RecordTable Table, int[] Truth) ToTable(int count)
    {
        var builder = new RecordTableBuilder();
        var source = builder.AddSource();
        var columns = GeneratedRecord.Columns.Select(column => builder.AddColumn(column.Kind, column.Name)).ToArray();
        var truth = new int[count];
        foreach (var record in Take(count))
        {
            truth[builder.Count] = record.EntityId;
            builder.AddRecord(record.Id);
            source.Add(record.Source);
            for (var i = 0; i < columns.Length; i++)
                columns[i].Add(record.ValueAt(i));
        }

        return (builder.Build(), truth);
    }

    private static GeneratedRecord[] Shuffle(GeneratedRecord[] records, SeededRandom random)
    {
        for (var i = records.Length - 1; i > 0; i--)
        {
            var j = random.Next(i + 1);
            (records[i], records[j]) = (records[j], records[i]);
        }

        return records;
    }

    private IEnumerable<GeneratedRecord> InOrder(SeededRandom random)
    {
        var households = new HouseholdMaker(_options, random);
        var records = new RecordMaker(_options, random);
        var sources = new WeightedChoice<SourceShape>(_options.Sources);
        var copies = new WeightedChoice<int>([.. _options.RecordsPerPerson.Select((weight, i) => (i + 1, weight))]);
        long number = 0;
        for (var household = 0; ; household++)
        {
            var (country, people) = households.Next();
            foreach (var person in people)
            {
                var count = copies.Pick(random);
                for (var i = 0; i < count; i++)
                    yield return records.Make(person, country, household, sources.Pick(random), $"R{(++number).ToString(CultureInfo.InvariantCulture)}");
            }
        }
    }
}
