using IdentityHub.Matching.Records;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Engine;

public sealed class RecordColumnBuilderTests
{
    [Fact]
    public void Values_added_together_are_those_added_one_by_one()
    {
        var random = new Random(7);
        string[] values = [.. Enumerable.Range(0, 5000).Select(i => (i % 11) switch
        {
            0 => string.Empty,
            1 => "  ",
            2 => $" padded {random.Next(50)} ",
            3 => i == 3 ? new string('x', 70_000) : "straße",
            _ => $"value {random.Next(2000)}",
        })];
        var builder = new RecordTableBuilder();
        var (single, together) = (builder.AddColumn(AttributeKind.Extra, "single"), builder.AddColumn(AttributeKind.Extra, "together"));
        int[] lengths = [.. values.Select(value => value.Length)];
        int[] starts = [.. lengths.Select((_, i) => lengths[..i].Sum())];

        foreach (var value in values)
        {
            builder.AddRecord($"{builder.Count}");
            single.Add(value);
        }

        together.Add(string.Concat(values), starts, lengths);

        var table = builder.Build();
        table.Columns[1].Codes.ToArray().ShouldBe(table.Columns[0].Codes.ToArray());
        table.Columns[1].Values.Count.ShouldBe(table.Columns[0].Values.Count);
        table.Columns[1][3]!.Length.ShouldBe(65_535);
        table.Columns[1].Values.Find("straße").ShouldBe(table.Columns[1].Codes[14]);
    }
}
