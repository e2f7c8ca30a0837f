using IdentityHub.Matching.Generation;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.RealTime;
using IdentityHub.Matching.Records;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Engine;

public sealed class ArrivalOrderTests
{
    [Fact]
    public void A_file_in_any_order_and_with_any_number_of_threads_gives_the_same_parties()
    {
        var records = Records(11, 1500);
        var model = Run.Train(SourceRecordTable.From(records)).Model;
        var expected = Resolve(records, model, threads: 1);

        for (var seed = 1; seed <= 4; seed++)
            Resolve(Shuffle(records, seed), model, threads: seed).ShouldBe(expected, $"seed {seed}");
    }

    [Fact]
    public void Training_does_not_depend_on_the_number_of_threads()
    {
        var table = SourceRecordTable.From(Records(12, 1500));

        var one = Run.Train(table, new() { Threads = 1 }).Model.ToJson();
        var four = Run.Train(table, new() { Threads = 4 }).Model.ToJson();

        four.ShouldBe(one);
    }

    [Theory]
    [InlineData(21, "standard")]
    [InlineData(22, "households")]
    [InlineData(23, "heavy-typos")]
    public void Records_that_come_one_by_one_in_any_order_form_the_parties_of_the_file(int seed, string family)
    {
        var records = Records((ulong)seed, 500, family);
        var model = Run.Train(SourceRecordTable.From(records)).Model;
        var expected = Resolve(records, model, threads: 2);

        for (var order = 1; order <= 2; order++)
        {
            var shuffled = Shuffle(records, order);
            var resident = new ResidentMatcher(model);
            foreach (var record in shuffled)
                resident.Add(record);

            OneByOne(resident, shuffled).ShouldBe(expected, $"order {order}");
        }
    }

    [Fact]
    public void Records_that_follow_a_file_form_the_parties_of_all_at_once()
    {
        var records = Records(31, 500);
        var model = Run.Train(SourceRecordTable.From(records)).Model;
        var resident = new ResidentMatcher(SourceRecordTable.From(records[..400]), model);
        foreach (var record in records[400..])
            resident.Add(record);

        OneByOne(resident, records).ShouldBe(Resolve(records, model, threads: 2));
    }

    [Fact]
    public void A_records_keys_are_the_same_alone_and_in_company()
    {
        var records = Records(41, 300);
        var matcher = new RecordMatcher(Run.Train(SourceRecordTable.From(records)).Model);
        var together = matcher.Read(records);

        for (var i = 0; i < records.Length; i += 29)
            matcher.Read([records[i]]).KeysOf(0).ShouldBe(together.KeysOf(i), ignoreOrder: true);
    }

    private static SourceRecord[] Records(ulong seed, int count, string family = "standard") =>
        [.. new CustomerGenerator(GeneratorFamilies.All[family] with { Seed = seed }).Take(count).Select(r => r.ToSourceRecord())];

    private static SourceRecord[] Shuffle(SourceRecord[] records, int seed)
    {
        var copy = records.ToArray();
        new Random(seed).Shuffle(copy);
        return copy;
    }

    private static string[] Resolve(SourceRecord[] records, MatchModel model, int threads)
    {
        var parties = Run.Resolve(SourceRecordTable.From(records), model, new() { Threads = threads }).PartyOf;
        return Canonical(Enumerable.Range(0, records.Length).GroupBy(i => parties[i]).Select(g => g.Select(i => records[i].Id)));
    }

    private static string[] OneByOne(ResidentMatcher resident, SourceRecord[] records)
    {
        var parties = new HashSet<string>();
        for (var row = 0; row < records.Length; row++)
        {
            var component = resident.ComponentOf(row);
            var group = component.Rows.Select((r, i) => (Row: r, Party: component.Partition.PartyOf[i])).GroupBy(x => x.Party).Single(g => g.Any(x => x.Row == row));
            parties.Add(string.Join(' ', group.Select(x => records[x.Row].Id).Order(StringComparer.Ordinal)));
        }

        return [.. parties.Order(StringComparer.Ordinal)];
    }

    private static string[] Canonical(IEnumerable<IEnumerable<string>> parties) =>
        [.. parties.Select(p => string.Join(' ', p.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
}
