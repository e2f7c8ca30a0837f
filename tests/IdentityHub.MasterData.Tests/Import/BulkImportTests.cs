using System.Text;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Parties;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Import;

public sealed class BulkImportTests : IDisposable
{
    private static readonly ImportOptions Csv = new("crm", ImportFormat.Csv);
    private readonly StringWriter rejects = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => rejects.Dispose();

    [Fact]
    public async Task Usual_column_names_are_recognised()
    {
        await using var node = await MasterDataNode.CreateAsync();

        var report = await Run(node, Csv, "customer_number,First Name,SURNAME,dob,E-Mail,street,zip,Segment\r\nC-1,Ada,Lovelace,1815-12-10,ada@lovelace.example,St James's Square,SW1Y,gold\r\n");

        report.Records.ShouldBe(1);
        report.Decisions[IntakeDecision.Created].ShouldBe(1);
        var profile = (await Party(node, "C-1")).Profile;
        profile.GivenName.ShouldBe("Ada");
        profile.FamilyName.ShouldBe("Lovelace");
        profile.BirthDate.ShouldBe(new DateOnly(1815, 12, 10));
        profile.Addresses.Single().Postcode.ShouldBe("SW1Y");
        profile.Extra["Segment"].ShouldBe("gold");
    }

    [Fact]
    public async Task A_map_says_what_other_columns_mean()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var options = Csv with { Columns = new Dictionary<string, string> { ["NR"] = "key", ["RUFNAME"] = "given_name", ["SECRET"] = "-" } };

        await Run(node, options, "NR;RUFNAME;SECRET\n7;Grace;x\n");

        var profile = (await Party(node, "7")).Profile;
        profile.GivenName.ShouldBe("Grace");
        profile.Extra.ShouldBeEmpty();
    }

    [Fact]
    public async Task Json_lines_may_be_flat_or_nested()
    {
        await using var node = await MasterDataNode.CreateAsync();

        var report = await Run(node, new ImportOptions("crm", ImportFormat.JsonLines), """
            {"key":"1","given_name":"Ada","email":"ada@lovelace.example"}
            {"key":{"key":"2"},"attributes":{"name":{"given":"Grace"},"emails":[{"value":"grace@hopper.example","verified":true}],"extra":{"tier":"gold"}}}
            """);

        report.Rejected.ShouldBe(0, rejects.ToString());
        (await Party(node, "1")).Profile.GivenName.ShouldBe("Ada");
        var grace = (await Party(node, "2")).Profile;
        grace.GivenName.ShouldBe("Grace");
        grace.Emails.Single().Verified.ShouldBeTrue();
        grace.Extra["tier"].ShouldBe("gold");
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_rejected_with_line_and_reason_and_harm_no_other()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var file = new MemoryStream();
        Write(file, "id,first_name,dob,notes\n");
        Write(file, "1,Ada,1815-12-10,fine\n");
        Write(file, "2,short\n");
        file.Write([(byte)'3', (byte)',', 0xC3, 0x28, (byte)',', (byte)',', (byte)'\n']);
        Write(file, "4,Grace,hello,not a date\n");
        Write(file, ",nobody,,no key\n");
        Write(file, "6,\"multi\nline\",,ok\n");
        Write(file, "7,\"never closed,,\n");
        Write(file, "8,5\" pipe,,inch\n");

        var report = await Run(node, Csv, file);

        rejects.ToString().ReplaceLineEndings("\n").ShouldBe(
            """
            3,RAGGED,"2 columns where the header has 4"
            4,INVALID_UTF8,""
            5,WRONG_TYPE,"birth_date"
            6,INVALID_ARGUMENT,"key.key: is missing"
            9,UNCLOSED_QUOTE,""

            """.ReplaceLineEndings("\n"));
        report.Records.ShouldBe(8);
        report.Rejected.ShouldBe(5);
        (await Find(node, "1")).ShouldNotBeNull();
        (await Party(node, "6")).Profile.GivenName.ShouldBe("multi line");
        (await Find(node, "8")).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_same_file_again_is_known_to_be_complete()
    {
        await using var node = await MasterDataNode.CreateAsync();
        await Run(node, Csv, "id,first_name\n1,Ada\n");

        var again = await Run(node, Csv, "id,first_name\n1,Ada\n");

        again.AlreadyComplete.ShouldBeTrue();
        again.Records.ShouldBe(1);
    }

    [Fact]
    public async Task A_restart_of_the_same_file_changes_nothing()
    {
        await using var node = await MasterDataNode.CreateAsync();
        await Run(node, Csv, "id,first_name\n1,Ada\n");

        var again = await Run(node, Csv with { Restart = true }, "id,first_name\n1,Ada\n");

        again.Decisions.ShouldBe(new Dictionary<IntakeDecision, long> { [IntakeDecision.Unchanged] = 1 });
    }

    [Fact]
    public async Task An_interrupted_import_goes_on_where_it_stopped()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var text = "id,first_name,family_name\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"{i},Name{i},\"Fam\"\"ily{i}\"\r\n"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var options = Csv with { BatchSize = 3 };
        await Should.ThrowAsync<OperationCanceledException>(() => Run(node, options, text, new Listener(progress =>
        {
            if (progress.Records == 6)
                stop.Cancel();
        }), stop.Token));

        var report = await Run(node, options, text);

        report.ResumedAtRecord.ShouldBe(6);
        report.Records.ShouldBe(10);
        report.Decisions.ShouldBe(new Dictionary<IntakeDecision, long> { [IntakeDecision.Created] = 10 });
        (await Party(node, "9")).Profile.FamilyName.ShouldBe("Fam\"ily9");
    }

    [Fact]
    public async Task A_file_without_a_key_column_is_refused()
    {
        await using var node = await MasterDataNode.CreateAsync();

        var outcome = await Try(node, Csv, new MemoryStream("first_name\nAda\n"u8.ToArray()), null, Cancellation);

        outcome.Refusal!.Reason.ShouldBe("KEY_COLUMN_MISSING");
    }

    [Fact]
    public async Task An_unknown_system_is_refused()
    {
        await using var node = await MasterDataNode.CreateAsync();

        var outcome = await Try(node, Csv with { System = "nowhere" }, new MemoryStream("id\n1\n"u8.ToArray()), null, Cancellation);

        outcome.Refusal!.Reason.ShouldBe("SOURCE_SYSTEM_UNKNOWN");
    }

    private static void Write(MemoryStream file, string text) => file.Write(Encoding.UTF8.GetBytes(text));

    private Task<ImportReport> Run(MasterDataNode node, ImportOptions options, string text, IProgress<ImportProgress>? progress = null, CancellationToken? cancellation = null) =>
        Run(node, options, new MemoryStream(Encoding.UTF8.GetBytes(text)), progress, cancellation);

    private async Task<ImportReport> Run(
        MasterDataNode node, ImportOptions options, MemoryStream file, IProgress<ImportProgress>? progress = null, CancellationToken? cancellation = null) =>
        (await Try(node, options, file, progress, cancellation ?? Cancellation)).Value;

    private Task<Outcome<ImportReport>> Try(MasterDataNode node, ImportOptions options, MemoryStream file, IProgress<ImportProgress>? progress, CancellationToken cancellation) =>
        node.InScope<BulkImport, Outcome<ImportReport>>(import => import.RunAsync(file, options, Actor.Hub("tests"), rejects, progress, cancellation));

    private static Task<CrosswalkAnswer?> Find(MasterDataNode node, string key) =>
        node.InScope<PartyDirectory, CrosswalkAnswer?>(directory => directory.LookupAsync(new SourceKey("crm", key), ReadConsistency.Full, Cancellation));

    private static async Task<PartyView> Party(MasterDataNode node, string key) => await node.Get((await Find(node, key)).ShouldNotBeNull().Party);

    private sealed class Listener(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
