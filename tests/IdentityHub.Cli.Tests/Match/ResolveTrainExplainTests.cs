using Shouldly;
using Xunit;

namespace IdentityHub.Cli.Tests.Match;

public sealed class ResolveTrainExplainTests : IDisposable
{
    private readonly MatchCommandLine _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Resolve_adds_a_party_to_every_record_and_writes_the_pairs_for_review()
    {
        var file = await GenerateAsync(1500);
        var target = _cli.PathOf("out.csv");

        var (exit, output, error) = await MatchCommandLine.RunAsync("resolve", file, "--out", target);

        exit.ShouldBe(0, error);
        output.ShouldContain("1,500 records are");
        var input = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        var lines = await File.ReadAllLinesAsync(target, TestContext.Current.CancellationToken);
        lines.Length.ShouldBe(1501);
        lines[0].ShouldBe(input[0] + ",party_id,match_probability");
        for (var i = 1; i < lines.Length; i++)
            lines[i].ShouldStartWith(input[i] + ",");
        var parties = lines.Skip(1).Select(line => line.Split(',')[^2]).ToList();
        parties.ShouldAllBe(party => int.Parse(party) > 0);
        parties.Distinct().Count().ShouldBeInRange(500, 1200);

        var review = await File.ReadAllLinesAsync(_cli.PathOf("out.review.csv"), TestContext.Current.CancellationToken);
        review[0].ShouldBe("source_a,id_a,source_b,id_b,probability,reason");
    }

    [Fact]
    public async Task Resolve_joins_several_files_into_one()
    {
        var crm = _cli.Write("crm.csv", "id,given_name,surname,dob,email\n1,Ada,Lovelace,1815-12-10,ada@lovelace.org\n2,Bob,\"Smith, Jr\",1970-02-03,bob@smith.org\n");
        var shop = _cli.Write("shop.csv", "id;surname;given_name;email;dob\n9;Lovelace;Ada;ada@lovelace.org;1815-12-10\n");
        var target = _cli.PathOf("out.csv");

        (await MatchCommandLine.RunAsync("resolve", crm, shop, "-o", target)).Exit.ShouldBe(0);

        var lines = await File.ReadAllLinesAsync(target, TestContext.Current.CancellationToken);
        lines[0].ShouldBe("id,given_name,surname,dob,email,source,party_id,match_probability");
        lines[3].ShouldContain(",shop,");
        lines[2].ShouldStartWith("2,Bob,\"Smith, Jr\",1970-02-03,bob@smith.org,");
        lines[3].ShouldStartWith("9,Ada,Lovelace,1815-12-10,ada@lovelace.org,");
        lines[3].Split(',')[^2].ShouldBe(lines[1].Split(',')[^2]);
        lines[2].Split(',')[^2].ShouldNotBe(lines[1].Split(',')[^2]);
    }

    [Fact]
    public async Task Resolve_never_overwrites_its_input()
    {
        var file = await GenerateAsync(50);

        var (exit, _, error) = await MatchCommandLine.RunAsync("resolve", file, "--out", file);

        exit.ShouldBe(1);
        error.ShouldContain("overwrite");
    }

    [Fact]
    public async Task A_trained_model_is_saved_and_used_again()
    {
        var file = await GenerateAsync(2500);
        var model = _cli.PathOf("model.json");

        var (exit, output, error) = await MatchCommandLine.RunAsync("train", file, "--out", model, "--name", "spring-2026");
        exit.ShouldBe(0, error);
        output.ShouldContain("Learnt from 2,500 records");
        var saved = await File.ReadAllTextAsync(model, TestContext.Current.CancellationToken);
        saved.ShouldContain("spring-2026");
        saved.ShouldNotContain("\"onlyWhole\": true", Case.Insensitive, "a model that is saved serves records that come later");

        var evaluated = await MatchCommandLine.RunAsync("evaluate", file, "--truth", "entity_id", "--model", model, "--json");
        evaluated.Exit.ShouldBe(0, evaluated.Error);
        using var json = System.Text.Json.JsonDocument.Parse(evaluated.Output);
        json.RootElement.GetProperty("chosen").GetProperty("f1").GetDouble().ShouldBeGreaterThan(0.9);
        json.RootElement.GetProperty("seconds").GetProperty("train").GetDouble().ShouldBe(0);
    }

    [Fact]
    public async Task Labels_must_name_records_and_say_yes_or_no()
    {
        var file = _cli.Write("people.csv", "id,given_name,surname\n1,Ada,Lovelace\n2,Ada,Lovelace\n3,Bob,Smith\n");
        var unknown = _cli.Write("unknown.csv", "id_a,id_b,match\n1,2,yes\n1,77,no\n");
        var unclear = _cli.Write("unclear.csv", "id_a,id_b,match\n1,2,perhaps\n");

        (await MatchCommandLine.RunAsync("train", file, "--out", _cli.PathOf("m.json"), "--labels", unknown)).Error.ShouldContain("line 3: there is no record '77'");
        (await MatchCommandLine.RunAsync("train", file, "--out", _cli.PathOf("m.json"), "--labels", unclear)).Error.ShouldContain("line 2: 'perhaps' is neither yes nor no");
    }

    [Fact]
    public async Task Explain_shows_every_comparison_with_its_weight()
    {
        var file = await GenerateAsync(1500);
        var rows = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Skip(1).Select(line => line.Split(',')).ToList();
        var twins = rows.GroupBy(row => row[2]).First(group => group.Count() > 1).Take(2).Select(row => row[0]).ToArray();

        var (exit, output, error) = await MatchCommandLine.RunAsync("explain", file, twins[0], twins[1]);

        exit.ShouldBe(0, error);
        output.ShouldContain("prior");
        output.ShouldContain("bits, probability");
        output.ShouldContain("name");
    }

    [Fact]
    public async Task Explain_says_which_record_is_missing()
    {
        var file = _cli.Write("people.csv", "id,given_name,surname\n1,Ada,Lovelace\n2,Ada,Lovelace\n");

        (await MatchCommandLine.RunAsync("explain", file, "1", "3")).Error.ShouldContain("there is no record '3'");
        (await MatchCommandLine.RunAsync("explain", file, "1", "1")).Error.ShouldContain("both ids are the same record");
    }

    private async Task<string> GenerateAsync(int count)
    {
        var file = _cli.PathOf("customers.csv");
        (await MatchCommandLine.RunAsync("generate", count.ToString(), file)).Exit.ShouldBe(0);
        return file;
    }
}
