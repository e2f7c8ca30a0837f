using System.Diagnostics;
using System.Net;
using IdentityHub.Accounts.Administration;
using IdentityHub.Testing;
using IdentityHub.Testing.Hosting;

namespace IdentityHub.Server.Tests.Starting;

public sealed class ProductionStartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_hub_has_no_account_but_a_link_that_makes_one_administrator()
    {
        await using var hub = await RunningHub.StartAsync();
        using var http = new HttpClient();

        var invitation = await HubServer.InviteFirstAdministratorAsync(hub.App, Cancellation);
        invitation.ShouldNotBeNull().GetLeftPart(UriPartial.Authority).ShouldBe(hub.Web.GetLeftPart(UriPartial.Authority));
        (await http.GetAsync(invitation, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var secret = invitation.Query[(invitation.Query.IndexOf('=', StringComparison.Ordinal) + 1)..];
        var made = await hub.ScopedAsync((FirstAdministrator first) =>
            first.AcceptAsync(Uri.UnescapeDataString(secret), "grace@example.org", "Compiler-1952-A0", "Grace", "Hopper", Cancellation));
        made.Refusal.ShouldBeNull();

        (await HubServer.InviteFirstAdministratorAsync(hub.App, Cancellation)).ShouldBeNull();
        var again = await hub.ScopedAsync((FirstAdministrator first) =>
            first.AcceptAsync(Uri.UnescapeDataString(secret), "eve@example.org", "Compiler-1952-A0", "Eve", "Mallory", Cancellation));
        again.Refusal.ShouldNotBeNull().Reason.ShouldBe("INVITATION_INVALID");
    }

    [Fact]
    public async Task Health_says_live_and_ready()
    {
        await using var hub = await RunningHub.StartAsync();
        using var http = new HttpClient { BaseAddress = hub.Web };

        (await http.GetStringAsync("/health/live", Cancellation)).ShouldBe("Healthy");
        (await http.GetStringAsync("/health/ready", Cancellation)).ShouldBe("Healthy");
    }

    [Fact]
    public async Task Without_a_configuration_the_program_says_what_is_missing_and_ends()
    {
        var (exitCode, said) = await RunAsync();

        exitCode.ShouldBe(78);
        said.ShouldContain("Hub:RootKey");
        said.ShouldContain("Database:Provider is missing");
        said.ShouldContain("Database:ConnectionString is missing");
        said.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_root_key_of_the_wrong_length_ends_the_program_with_a_sentence()
    {
        var (exitCode, said) = await RunAsync("--Database:Provider=Sqlite", "--Database:ConnectionString=Data Source=:memory:", "--Hub:RootKey=c2hvcnQ=");

        exitCode.ShouldBe(78);
        said.ShouldContain("Hub:RootKey");
        said.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_model_of_matching_that_is_missing_ends_the_program_with_a_sentence()
    {
        var (exitCode, said) = await RunAsync("--Database:Provider=Sqlite", "--Database:ConnectionString=Data Source=:memory:", $"--Hub:RootKey={TestDatabase.RootKey}", "--Hub:Matching:Model=/nowhere/ours.json");

        exitCode.ShouldBe(78);
        said.ShouldContain("Hub:Matching:Model names '/nowhere/ours.json'");
        said.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task An_unreachable_database_ends_the_program_with_a_sentence()
    {
        var (exitCode, said) = await RunAsync("--Database:Provider=PostgreSql",
            $"--Database:ConnectionString=Host=127.0.0.1;Port={Ports.Free()};Username=nobody;Timeout=2", $"--Hub:RootKey={TestDatabase.RootKey}");

        exitCode.ShouldNotBe(0);
        said.ShouldContain("database", Case.Insensitive);
        said.ShouldNotContain("   at ");
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "IdentityHub.Server.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        await output;
        return (process.ExitCode, await error);
    }
}
