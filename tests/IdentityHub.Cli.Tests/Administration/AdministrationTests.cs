using IdentityHub.Cli.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace IdentityHub.Cli.Tests.Administration;

/// <summary><c>identityhub migrate</c>, <c>sources</c> and <c>clients</c>, and how every command fails.</summary>
public sealed class AdministrationTests
{
    [Fact]
    public async Task Sources_are_registered_and_listed()
    {
        await using var hub = await HubCommandLine.CreateAsync();
        (await hub.RunAsync("sources", "add", "loyalty", "--name", "Loyalty", "--trust", "5", "--unique", "loyalty_no=loyalty-number")).Exit.ShouldBe(0);
        var (exit, output, _) = await hub.RunAsync("sources", "list");
        exit.ShouldBe(0);
        output.ShouldContain("loyalty");
        (await hub.RunAsync("sources", "add", "Not A Code")).Exit.ShouldBe(1);
    }

    [Fact]
    public async Task A_client_is_registered_with_a_secret_that_is_shown_once()
    {
        await using var hub = await HubCommandLine.CreateAsync();
        var (exit, output, error) = await hub.RunAsync("clients", "add", "etl", "--scope", "records.write", "--source", "crm");
        exit.ShouldBe(0, error);
        output.ShouldContain("client_id: etl");
        output.ShouldMatch("client_secret: \\S{20,}");
        var listed = await hub.RunAsync("clients", "list");
        listed.Output.ShouldContain("etl");
        listed.Output.ShouldNotContain("client_secret");
        (await hub.RunAsync("clients", "add", "etl")).Error.ShouldContain("CLIENT_EXISTS");
    }

    [Fact]
    public async Task A_database_is_made_and_then_of_this_version()
    {
        var folder = Directory.CreateTempSubdirectory("identityhub-migrate-").FullName;
        string[] settings = ["--set", "Database:Provider=Sqlite", "--set", $"Database:ConnectionString=Data Source={Path.Combine(folder, "hub.db")};Pooling=False"];
        try
        {
            (await HubCommandLine.RunBareAsync(["migrate", "--check", .. settings])).Exit.ShouldBe(4);
            (await HubCommandLine.RunBareAsync(["sources", "list", .. settings])).Error.ShouldContain("identityhub migrate");
            (await HubCommandLine.RunBareAsync(["migrate", .. settings])).Exit.ShouldBe(0);
            (await HubCommandLine.RunBareAsync(["migrate", "--check", .. settings])).Exit.ShouldBe(0);
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(1, "Database:ConnectionString", "sources", "list", "--set", "Database:Provider=Sqlite")]
    [InlineData(1, "Database:Provider", "sources", "list", "--set", "Database:Provider=Oracle")]
    [InlineData(2, "--set", "sources", "list", "--set", "nonsense")]
    [InlineData(2, "no file", "sources", "list", "--config", "/nowhere/hub.json")]
    [InlineData(2, "--help", "sources", "list", "--unheard-of")]
    public async Task What_is_wrong_is_said_in_one_line(int exit, string says, params string[] args)
    {
        var result = await HubCommandLine.RunBareAsync(args);
        result.Exit.ShouldBe(exit, result.Error);
        result.Error.ShouldContain(says);
        result.Error.TrimEnd().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public async Task Verbose_says_more()
    {
        string[] broken = ["migrate", "--set", "Database:Provider=Sqlite", "--set", "Database:ConnectionString=Data Source=/dev/null/hub.db"];
        var brief = await HubCommandLine.RunBareAsync(broken);
        brief.Exit.ShouldBe(1);
        brief.Error.TrimEnd().Split('\n').Length.ShouldBe(1);
        brief.Error.ShouldContain("--verbose");
        (await HubCommandLine.RunBareAsync([.. broken, "--verbose"])).Error.ShouldContain("   at ");
    }
}
