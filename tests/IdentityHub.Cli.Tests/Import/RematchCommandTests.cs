using IdentityHub.Cli.Tests.Hosting;
using IdentityHub.Matching.Model;
using Shouldly;
using Xunit;

namespace IdentityHub.Cli.Tests.Import;

/// <summary><c>identityhub rematch</c>.</summary>
public sealed class RematchCommandTests
{
    private const string Twice = "key,given_name,family_name,birth_date,city\n1,Ada,Lovelace,1815-12-10,London\n2,Ada,Lovelace,1815-12-10,London\n";

    [Fact]
    public async Task Records_that_one_model_kept_apart_are_matched_anew_with_the_model_that_is_configured()
    {
        await using var hub = await HubCommandLine.WithSourceAsync();
        var strict = hub.Write("strict.json", new MatchModel { Version = "strict-1", UpperThreshold = 1 - 1e-15 }.ToJson());
        var imported = await hub.RunAsync("import", hub.Write("people.csv", Twice), "--source", "crm", "--set", $"Hub:Matching:Model={strict}");
        imported.Exit.ShouldBe(0, imported.Error);
        (await PartiesAsync(hub)).ShouldBe(2);

        var asked = await hub.RunAsync("rematch");

        asked.Exit.ShouldBe(0, asked.Error);
        asked.Output.ShouldContain("with the model 'shipped-1'");
        await hub.WorkUntilAsync(async () => await PartiesAsync(hub) == 1);
    }

    [Fact]
    public async Task A_file_that_is_no_model_is_refused_by_the_key_that_names_it()
    {
        await using var hub = await HubCommandLine.WithSourceAsync();

        var refused = await hub.RunAsync("rematch", "--set", $"Hub:Matching:Model={hub.Write("no.json", "{")}");

        refused.Exit.ShouldBe(1);
        refused.Error.ShouldContain("Hub:Matching:Model names");
    }

    private static async Task<int> PartiesAsync(HubCommandLine hub)
    {
        var exported = await hub.RunAsync("export", "profiles", hub.PathOf("profiles.jsonl"));
        exported.Exit.ShouldBe(0, exported.Error);
        return File.ReadLines(hub.PathOf("profiles.jsonl")).Count(line => line.Contains("Lovelace", StringComparison.Ordinal));
    }
}
