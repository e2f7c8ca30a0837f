using System.Text.Json;
using IdentityHub.Cli.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.Cli.Tests.Import;

/// <summary><c>identityhub load</c> and <c>identityhub export</c>.</summary>
public sealed class LoadAndExportTests
{
    private const string TwoOfOnePerson = """
        key,given_name,family_name,email,national_id
        1,Ada,Lovelace,ada@example.com,N-100
        2,Ada,Lovelace,ada@example.com,N-100
        3,Grace,"=HYPERLINK(""x"")",grace@example.com,
        """;

    [Fact]
    public async Task What_was_loaded_is_exported()
    {
        await using var hub = await HubCommandLine.WithSourceAsync();
        var (exit, output, error) = await hub.RunAsync("load", "crm=" + hub.Write("crm.csv", TwoOfOnePerson));
        exit.ShouldBe(0, error);
        output.ShouldContain("3 records, 2 parties");
        (await hub.RunAsync("load", "crm=" + hub.Write("crm.csv", TwoOfOnePerson))).Output.ShouldContain("loaded before");

        var profiles = hub.Write("profiles.jsonl", "");
        (await hub.RunAsync("export", "profiles", profiles, "--cursor", profiles + ".cursor")).Exit.ShouldBe(0);
        var lines = await File.ReadAllLinesAsync(profiles, TestContext.Current.CancellationToken);
        lines.Length.ShouldBe(2);
        JsonDocument.Parse(lines[0]).RootElement.GetProperty("profile").GetProperty("given_name").GetString().ShouldBe("Ada");

        var crosswalk = hub.Write("crosswalk.csv", "");
        (await hub.RunAsync("export", "crosswalk", crosswalk)).Exit.ShouldBe(0);
        (await File.ReadAllLinesAsync(crosswalk, TestContext.Current.CancellationToken)).Length.ShouldBe(4);
        foreach (var history in (string[])["versions", "links"])
        {
            (await hub.RunAsync("export", history, crosswalk)).Exit.ShouldBe(0);
            (await File.ReadAllLinesAsync(crosswalk, TestContext.Current.CancellationToken)).Length.ShouldBe(4);
        }
    }

    [Fact]
    public async Task Nothing_changed_since_is_an_empty_file()
    {
        await using var hub = await HubCommandLine.WithSourceAsync();
        (await hub.RunAsync("import", hub.Write("crm.csv", TwoOfOnePerson), "--source", "crm")).Exit.ShouldBe(0);
        var file = hub.Write("profiles.jsonl", "");
        (await hub.RunAsync("export", "profiles", file, "--cursor", file + ".cursor")).Output.ShouldStartWith("2 exported");

        (await hub.RunAsync("export", "profiles", file, "--cursor", file + ".cursor")).Output.ShouldStartWith("0 exported");
        (await hub.RunAsync("export", "crosswalk", file, "--cursor", file + ".cursor")).Error.ShouldContain("CURSOR_INVALID");
    }

    [Fact]
    public async Task What_a_spreadsheet_would_run_is_text_in_a_csv_export()
    {
        await using var hub = await HubCommandLine.WithSourceAsync();
        (await hub.RunAsync("load", "crm=" + hub.Write("crm.csv", TwoOfOnePerson))).Exit.ShouldBe(0);
        var file = hub.Write("profiles.csv", "");

        (await hub.RunAsync("export", "profiles", file)).Exit.ShouldBe(0);

        var text = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        text.ShouldContain("\"'=HYPERLINK(\"\"x\"\")\"");
        text.ShouldContain("grace@example.com");
    }

    [Fact]
    public async Task A_load_without_a_file_is_misused()
    {
        await using var hub = await HubCommandLine.WithSourceAsync();
        (await hub.RunAsync("load")).Exit.ShouldBe(2);
        (await hub.RunAsync("load", "crm=nowhere.csv")).Exit.ShouldBe(2);
        (await hub.RunAsync("load", "--discard")).Output.ShouldContain("No load");
    }
}
