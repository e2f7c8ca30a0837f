using System.Text.Json;
using Shouldly;
using Xunit;

namespace IdentityHub.Cli.Tests.Match;

public sealed class EvaluateCommandTests : IDisposable
{
    private readonly MatchCommandLine _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Generated_customers_are_found_again_and_the_figures_have_the_agreed_shape()
    {
        var file = _cli.PathOf("customers.csv");
        (await MatchCommandLine.RunAsync("generate", "3000", file, "--seed", "11")).Exit.ShouldBe(0);

        var (exit, output, error) = await MatchCommandLine.RunAsync("evaluate", file, "--truth", "entity_id", "--json");

        exit.ShouldBe(0, error);
        using var json = JsonDocument.Parse(output);
        var root = json.RootElement;
        root.EnumerateObject().Select(property => property.Name).ShouldBe(["records", "candidatePairs", "blockingRecall", "chosen", "best", "seconds", "peakMegabytes"]);
        root.GetProperty("records").GetInt32().ShouldBe(3000);
        root.GetProperty("chosen").EnumerateObject().Select(property => property.Name).ShouldBe(["threshold", "precision", "recall", "f1"]);
        root.GetProperty("best").EnumerateObject().Select(property => property.Name).ShouldBe(["threshold", "precision", "recall", "f1"]);
        root.GetProperty("seconds").EnumerateObject().Select(property => property.Name).ShouldBe(["load", "train", "score", "cluster", "total"]);
        root.GetProperty("chosen").GetProperty("f1").GetDouble().ShouldBeGreaterThan(0.9);
        root.GetProperty("blockingRecall").GetDouble().ShouldBeGreaterThan(0.9);
    }

    [Fact]
    public async Task What_was_recognised_as_what_is_said()
    {
        var file = _cli.Write("people.csv", "Kundennummer;Vorname;Name;Geburtsdatum;E-Mail;PLZ;Ort;Vermerk;wahr\n1;Ada;Lovelace;10.12.1815;ada@example.com;10115;Berlin;x;1\n2;Ada;Lovelace;10.12.1815;ada@example.com;10115;Berlin;y;1\n");

        var (exit, output, error) = await MatchCommandLine.RunAsync("evaluate", file, "--truth", "wahr");

        exit.ShouldBe(0, error);
        error.ShouldContain("semicolon");
        foreach (var said in new[] { "Kundennummer = id", "Vorname = given name", "Name = family name", "Geburtsdatum = birth date", "E-Mail = email", "PLZ = postcode", "Ort = city", "wahr = truth", "not used: Vermerk" })
            error.ShouldContain(said);
        output.ShouldContain("2 records");
    }

    [Fact]
    public async Task Columns_are_recognised_by_their_words_and_those_of_somebody_else_are_not()
    {
        var file = _cli.Write("voters.csv", "voter_id,pat_last_name,pat_first_name,midl_name,name_sufx_cd,sex_code,birth_year,res_street_address,res_city_desc,ZIP Cd,full_phone_num,mother_first_name,email_opt_in,true_id\n"
            + "1,Lovelace,Ada,,,F,1815,1 High St,London,12345,555-0100,Anne,yes,1\n2,Lovelace,Ada,,,F,1815,1 High St,London,12345,555-0100,Anne,no,1\n");

        var (exit, _, error) = await MatchCommandLine.RunAsync("evaluate", file, "--truth", "true_id");

        exit.ShouldBe(0, error);
        foreach (var said in new[] { "pat_last_name = family name", "pat_first_name = given name", "midl_name = middle name", "name_sufx_cd = name suffix", "sex_code = sex", "birth_year = birth date", "res_street_address = address line", "res_city_desc = city", "ZIP Cd = postcode", "full_phone_num = phone" })
            error.ShouldContain(said);
        error.ShouldContain("mother_first_name");
        error[error.IndexOf("not used", StringComparison.Ordinal)..].ShouldContain("mother_first_name");
        error[error.IndexOf("not used", StringComparison.Ordinal)..].ShouldContain("email_opt_in");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("2")]
    [InlineData("0")]
    public async Task A_threshold_that_is_no_probability_is_refused_in_one_line(string threshold)
    {
        var (exit, _, error) = await MatchCommandLine.RunAsync("evaluate", "any.csv", "--truth", "t", "--threshold", threshold);

        exit.ShouldBe(2);
        error.Trim().ShouldBe($"identityhub: --threshold must be above 0 and below 1, not '{threshold}'. Try --help.");
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("  \n \n", "the file is empty")]
    [InlineData("given_name,surname,entity_id\n", "line 2: there is no row")]
    [InlineData("given_name,surname,Surname,entity_id\na,b,c,d\n", "line 1: the column name 'Surname' stands twice (columns 2 and 3)")]
    [InlineData("colour,size,entity_id\nred,1,1\n", "is recognised; name them with --map")]
    [InlineData("given_name,surname,entity_id\nAda,\"Lovelace,1\nBob,Smith,2\n", "line 2: a quote opens on this line and is never closed")]
    [InlineData("given_name,surname,truth\nAda,Lovelace,1\n", "--truth names the column 'entity_id', which isn't there. There are: given_name, surname, truth.")]
    public async Task Files_that_cannot_be_used_are_refused_with_the_reason_and_the_line(string text, string reason)
    {
        var file = _cli.Write("bad.csv", text);

        var (exit, output, error) = await MatchCommandLine.RunAsync("evaluate", file, "--truth", "entity_id");

        exit.ShouldBe(1);
        output.ShouldBeEmpty();
        error.ShouldContain(reason);
        error.ShouldContain("bad.csv");
    }

    [Fact]
    public async Task A_missing_file_a_bad_model_and_bad_options_are_refused()
    {
        var file = _cli.Write("people.csv", "given_name,surname,entity_id\nAda,Lovelace,1\nAda,Lovelace,1\n");
        var model = _cli.Write("model.json", "{ nonsense");

        (await MatchCommandLine.RunAsync("evaluate", _cli.PathOf("none.csv"), "--truth", "x")).Error.ShouldContain("there is no such file");
        (await MatchCommandLine.RunAsync("evaluate", _cli.Folder, "--truth", "x")).Error.ShouldContain("is a folder");
        (await MatchCommandLine.RunAsync("evaluate", file, "--truth", "entity_id", "--model", model)).Error.ShouldContain("no model");
        (await MatchCommandLine.RunAsync("evaluate", file, "--truth", "entity_id", "--model", _cli.PathOf("none.json"))).Error.ShouldContain("no such model file");
        (await MatchCommandLine.RunAsync("evaluate", file, "--truth", "entity_id", "--threshold", "1.5")).Exit.ShouldBe(2);
        (await MatchCommandLine.RunAsync("evaluate", file)).Exit.ShouldBe(2);
        (await MatchCommandLine.RunAsync("evaluate", file, "--truth", "entity_id", "--map", "shoe-size=surname")).Error.ShouldContain("expected ATTRIBUTE=COLUMN");
        (await MatchCommandLine.RunAsync("evaluate", file, "--truth", "entity_id", "--map", "city=town")).Error.ShouldContain("--map names the column 'town', which isn't there");
        (await MatchCommandLine.RunAsync("evaluate", file, "--truth", "entity_id", "--evidence", "colour")).Error.ShouldContain("--evidence names the column 'colour'");
    }
}
