using IdentityHub.Cli.Tests.Hosting;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Parties;
using Shouldly;
using Xunit;

namespace IdentityHub.Cli.Tests.Import;

/// <summary><c>identityhub import</c>.</summary>
public sealed class ImportCommandTests
{
    private const string TwoOfOnePerson = """
        key,given_name,family_name,email
        1,Ada,Lovelace,ada@example.com
        2,Ada,King,ada@example.com
        3,Grace,Hopper,grace@example.com
        """;

    [Fact]
    public async Task Rows_become_records_and_records_of_one_person_one_party()
    {
        await using var hub = await HubCommandLine.WithSourceAsync();
        var (exit, output, error) = await hub.RunAsync("import", hub.Write("crm.csv", TwoOfOnePerson), "--source", "crm");
        exit.ShouldBe(0, error);
        output.ShouldContain("records");
        output.ShouldContain("joined");
        var first = await LookupAsync(hub, "1");
        (await LookupAsync(hub, "2"))!.Party.ShouldBe(first!.Party);
        (await LookupAsync(hub, "3"))!.Party.ShouldNotBe(first.Party);
    }

    [Fact]
    public async Task The_same_file_again_does_nothing()
    {
        await using var hub = await HubCommandLine.WithSourceAsync();
        var file = hub.Write("crm.csv", TwoOfOnePerson);
        (await hub.RunAsync("import", file, "--source", "crm")).Exit.ShouldBe(0);
        var (exit, output, _) = await hub.RunAsync("import", file, "--source", "crm");
        exit.ShouldBe(0);
        output.ShouldContain("imported before");
    }

    [Fact]
    public async Task Json_lines_are_read_by_their_name()
    {
        await using var hub = await HubCommandLine.WithSourceAsync();
        var file = hub.Write("crm.jsonl", """{"key":"7","given_name":"Alan","family_name":"Turing"}""" + "\n");
        var (exit, _, error) = await hub.RunAsync("import", file, "--source", "crm");
        exit.ShouldBe(0, error);
        (await LookupAsync(hub, "7")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Columns_of_other_names_are_mapped()
    {
        await using var hub = await HubCommandLine.WithSourceAsync();
        var file = hub.Write("crm.csv", "CUST_NO;VORNAME;SECRET\n9;Konrad;x\n");
        var (exit, _, error) = await hub.RunAsync("import", file, "--source", "crm", "--map", "CUST_NO=key", "--map", "VORNAME=given_name", "--map", "SECRET=-", "--separator", ";");
        exit.ShouldBe(0, error);
        var party = (await LookupAsync(hub, "9"))!.Party;
        var profile = (await hub.AskAsync((PartyDirectory directory) => directory.GetAsync(party, ReadConsistency.Full, TestContext.Current.CancellationToken)))!.Profile;
        profile.GivenName.ShouldBe("Konrad");
        profile.Extra.ShouldBeEmpty();
    }

    [Fact]
    public async Task Refused_rows_are_listed_without_their_values_and_the_shell_is_told()
    {
        await using var hub = await HubCommandLine.WithSourceAsync();
        var file = hub.Write("crm.csv", $"key,given_name,email\n1,Ada,ada@example.com\n2,Secret{new string('x', 300)},b@example.com\n,Nobody,c@example.com\n4,Grace,not-an-address\n");
        var rejects = hub.PathOf("rejects.csv");
        var (exit, output, error) = await hub.RunAsync("import", file, "--source", "crm", "--rejects", rejects);
        exit.ShouldBe(3, error);
        output.ShouldContain("refused");
        var lines = await File.ReadAllLinesAsync(rejects, TestContext.Current.CancellationToken);
        lines[0].ShouldBe("line,reason,detail");
        lines.Skip(1).Select(line => line.Split(',')[0]).ShouldBe(["3", "4", "5"]);
        string.Join('\n', lines).ShouldNotContain("Secret");
        string.Join('\n', lines).ShouldNotContain("not-an-address");
        (await LookupAsync(hub, "1")).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_cannot_be_done_is_said_in_one_line()
    {
        await using var hub = await HubCommandLine.WithSourceAsync();
        var file = hub.Write("crm.csv", TwoOfOnePerson);
        await FailsAsync(1, hub.RunAsync("import", file, "--source", "nobody"), "SOURCE_SYSTEM_UNKNOWN");
        await FailsAsync(2, hub.RunAsync("import", hub.PathOf("nothing.csv"), "--source", "crm"), "no file");
        await FailsAsync(2, hub.RunAsync("import", hub.Write("crm.dat", "x"), "--source", "crm"), "--format");
        await FailsAsync(2, hub.RunAsync("import", file, "--source", "crm", "--map", "CUST_NO"), "--map");
        await FailsAsync(2, hub.RunAsync("import", file), "--source");
        await FailsAsync(1, hub.RunAsync("import", hub.Write("odd.csv", "a,b\n1,2\n"), "--source", "crm"), "KEY_COLUMN_MISSING");
    }

    private static async Task FailsAsync(int exit, Task<(int Exit, string Output, string Error)> run, string says)
    {
        var result = await run;
        result.Exit.ShouldBe(exit, result.Error);
        result.Error.ShouldContain(says);
        result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Last().ShouldStartWith("identityhub: ");
    }

    private static Task<CrosswalkAnswer?> LookupAsync(HubCommandLine hub, string key) =>
        hub.AskAsync((PartyDirectory directory) => directory.LookupAsync(new SourceKey("crm", key), ReadConsistency.Full, TestContext.Current.CancellationToken));
}
