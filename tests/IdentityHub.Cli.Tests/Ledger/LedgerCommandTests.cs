using IdentityHub.Cli.Running;
using IdentityHub.Cli.Tests.Hosting;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.Cli.Tests.Ledger;

/// <summary><c>identityhub ledger</c> and <c>identityhub suppressions</c>, as an operator and an auditor type them.</summary>
public sealed class LedgerCommandTests
{
    // Of RFC 7515 A.3.
    private const string OtherKeys = """{"keys":[{"kty":"EC","kid":"other","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}]}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_exported_ledger_is_whole_and_every_tampering_is_found_and_located()
    {
        await using var hub = await SealedAsync();
        var exported = await hub.RunAsync("ledger", "export", hub.PathOf("ledger.jsonl"), "--keys", hub.PathOf("keys.json"));
        (exported.Exit, exported.Output.Trim()).ShouldBe((ExitCodes.Done, "Written: 1 link, 4 events. Its end isn't signed, because Hub:Issuer isn't set."), exported.Error);
        File.Exists(hub.PathOf("keys.json")).ShouldBeTrue();
        var whole = await VerifyAsync("ledger.jsonl");
        whole.Exit.ShouldBe(ExitCodes.Done, whole.Error);
        whole.Output.ShouldContain("1 link, 4 events; ");
        whole.Output.ShouldContain("The keys are the file's own");
        whole.Output.ShouldContain("The ledger is whole");

        var lines = await File.ReadAllLinesAsync(hub.PathOf("ledger.jsonl"), Cancellation);
        await FoundAsync("changed", "Event cev_", "position 1", [.. lines[..3], lines[3].Replace("\"action\":1", "\"action\":2", StringComparison.Ordinal), .. lines[4..]]);
        await FoundAsync("dropped", "Event cev_", "is missing", [.. lines[..3], .. lines[4..]]);
        await FoundAsync("reordered", "Event cev_", "was reordered", [.. lines[..2], lines[3], lines[2], .. lines[4..]]);
        await FoundAsync("truncated", "link 1", "without its end", lines[..^1]);
        await FoundAsync("headless", "link", "head line is missing", lines[1..]);

        // With published keys what nobody signed shows nothing: whoever rewrites a ledger leaves signatures away.
        var unsigned = await HubCommandLine.RunBareAsync("ledger", "verify", hub.PathOf("ledger.jsonl"), "--keys", hub.Write("others.json", OtherKeys));
        (unsigned.Exit, unsigned.Error.Trim()).ShouldBe((ExitCodes.CheckFailed, "The ledger was tampered with, or isn't whole: 1 finding."));
        unsigned.Output.ShouldContain("link 1: Link 1 carries no signature of the keys given: anybody could have written it.");
        unsigned.Output.ShouldContain("are they this hub's?");
        (await hub.RunAsync("ledger", "export", hub.PathOf("no-such-folder/ledger.jsonl"))).ShouldSatisfyAllConditions(
            refused => refused.Exit.ShouldBe(ExitCodes.Usage), refused => refused.Error.ShouldContain("can't be written"));

        Task<(int Exit, string Output, string Error)> VerifyAsync(string file) => HubCommandLine.RunBareAsync("ledger", "verify", hub.PathOf(file));

        async Task FoundAsync(string name, string what, string where, string[] tampered)
        {
            await File.WriteAllLinesAsync(hub.PathOf(name), tampered, Cancellation);
            var found = await VerifyAsync(name);
            found.Exit.ShouldBe(ExitCodes.CheckFailed, name);
            found.Output.ShouldContain(what, Case.Sensitive, name);
            found.Output.ShouldContain(where, Case.Sensitive, name);
            found.Error.ShouldContain("The ledger was tampered with");
        }
    }

    [Fact]
    public async Task What_the_verifier_brings_along_is_checked_before_it_is_trusted()
    {
        await using var hub = await HubCommandLine.CreateAsync();
        var ledger = hub.Write("ledger.jsonl", "{}\n");
        (await RefusedAsync("ledger", "verify", ledger, "--keys", "http://keys.example.com/jwks")).ShouldContain("https only");
        (await RefusedAsync("ledger", "verify", ledger, "--keys", hub.Write("nonsense", "no keys"))).ShouldContain("is no JWK set");
        (await RefusedAsync("ledger", "verify", ledger, "--keys", hub.Write("empty", "{\"keys\":[]}"))).ShouldContain("holds no key");
        (await RefusedAsync("ledger", "verify", ledger, "--checkpoint", ledger)).ShouldContain("--checkpoint needs --keys");
        (await RefusedAsync("ledger", "verify", hub.PathOf("missing"))).ShouldContain("There is no file");

        static async Task<string> RefusedAsync(params string[] args)
        {
            var (exit, _, error) = await HubCommandLine.RunBareAsync(args);
            exit.ShouldBe(ExitCodes.Usage);
            return error;
        }
    }

    [Fact]
    public async Task A_suppression_list_is_imported_once_and_its_bad_lines_are_counted()
    {
        await using var hub = await HubCommandLine.CreateAsync();
        var file = hub.Write("list.txt", "one@example.com\nTWO@example.com\nnot an address\n\none@example.com\n");

        var first = await hub.RunAsync("suppressions", "import", file, "--reason", "Complaint");
        first.Output.Trim().ShouldBe("3 contact points read, 2 suppressed that weren't before, 1 lines are no Email and were left out.", first.Error);
        first.Exit.ShouldBe(ExitCodes.CheckFailed, "somebody looks at the bad line");
        (await hub.RunAsync("suppressions", "import", hub.Write("good.txt", "one@example.com\n"), "--reason", "Complaint")).ShouldSatisfyAllConditions(
            again => again.Exit.ShouldBe(ExitCodes.Done), again => again.Output.ShouldContain("0 suppressed"));
        (await hub.RunAsync("suppressions", "import", file, "--reason", "Nonsense")).Exit.ShouldNotBe(ExitCodes.Done);
        (await hub.RunAsync("suppressions", "import", file, "--reason", "Legal", "--brand", "a", "--list", "b")).Error.ShouldContain("not both");
    }

    private static async Task<HubCommandLine> SealedAsync()
    {
        var hub = await HubCommandLine.WithSourceAsync();
        await hub.AskAsync<IServiceProvider, bool>(async services =>
        {
            (await services.GetRequiredService<ConsentCatalog>().UpsertAsync(
                new Purpose(new PurposeId("newsletter"), "Newsletter", PurposeKind.Promotional, LegalBasis.Consent, [Channel.Email], [new PurposeText("en", 1, "Newsletter", "News.")]), Actor.Hub("tests"), Cancellation)).Refusal.ShouldBeNull();
            var receipt = (await services.GetRequiredService<RecordIntake>().UpsertAsync(
                new SourceRecordUpsert(new SourceKey("crm", "ada"), new SourceRecordContent { GivenName = "Ada" }), Actor.Hub("tests"), null, Cancellation)).Value;
            (await services.GetRequiredService<ConsentRecorder>().RecordAsync(
                [.. Enumerable.Range(0, 4).Select(_ => new ConsentCapture(new ConsentSubject.OfSourceRecord(receipt.Record), new PurposeId("newsletter"), Channel.Email, null, ConsentAction.Granted))],
                Actor.Hub("tests"), null, Cancellation)).Refusal.ShouldBeNull();
            var sealer = services.GetServices<ISequencedStep>().OfType<LedgerSealer>().Single();
            return await services.GetRequiredService<IUnitOfWork>().ExecuteAsync(
                async (work, token) =>
                {
                    await sealer.RunAsync(work, token);
                    return true;
                },
                Cancellation);
        });
        return hub;
    }
}
