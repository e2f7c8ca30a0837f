using System.Text;
using IdentityHub.Client;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Grpc.Tests.Records;

/// <summary>A file of records over one call, taken up again by another.</summary>
public sealed class ImportTests(Hub hub)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_is_imported_with_progress_and_its_refused_rows()
    {
        var (one, two) = (Made.Key(), Made.Key());
        var news = await SendAsync(Header(), $"key,first_name,last_name,email\n{one},Ada,Lovelace,{Made.Email()}\n{two},Grace,Hopper,nonsense\n");

        news.SelectMany(message => message.Rejects?.Rows.ToArray() ?? []).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            row => row.Line.ShouldBe(3), row => row.Reason.ShouldBe("INVALID_ARGUMENT"), row => row.Detail.ShouldNotContain("nonsense"));
        news.ShouldContain(message => message.NewsCase == ImportResponse.NewsOneofCase.Progress);
        var report = news[^1].Report;
        (report.Records, report.Rejected, report.Decisions.Single().Decision, report.Decisions.Single().Count).ShouldBe((2, 1, IntakeDecision.Created, 1));
        (await hub.Client.Identities.LookupAsync(new LookupRequest { Key = Made.KeyOf("crm", one) })).Gpid.ShouldNotBeEmpty();
        var status = await hub.Client.Records.GetImportAsync(new GetImportRequest { ImportId = news[^1].ImportId });
        (status.Records, status.Rejected, status.Complete).ShouldBe((2, 1, true));
    }

    [Fact]
    public async Task A_broken_import_is_taken_up_again_and_a_complete_one_does_nothing()
    {
        var file = new StringBuilder("key,last_name\n");
        for (var i = 0; i < 2500; i++)
            file.Append(Made.Key()).Append(",Family").Append(i).Append('\n');
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Should.ThrowAsync<Exception>(async () =>
        {
            await foreach (var message in hub.Client.ImportAsync(Header(), Stream(file.ToString()), broken.Token))
            {
                if (message.Progress is { Records: >= 500 })
                    await broken.CancelAsync();
            }
        });

        var report = (await SendAsync(Header(), file.ToString()))[^1].Report;
        (report.Records, report.Rejected).ShouldBe((2500, 0));
        report.ResumedAtRecord.ShouldBeGreaterThanOrEqualTo(500);
        report.Decisions.Sum(decision => decision.Count).ShouldBe(2500);
        (await SendAsync(Header(), file.ToString()))[^1].Report.AlreadyComplete.ShouldBeTrue();
    }

    [Fact]
    public async Task A_snapshot_deletes_what_it_no_longer_holds_after_a_preview()
    {
        var (scope, keys) = (Made.Key(), Enumerable.Range(0, 20).Select(_ => Made.Key()).ToArray());
        string File(IEnumerable<string> held) => "key,last_name\n" + string.Concat(held.Select(key => $"{key},Somebody{key}\n"));
        await SendAsync(Header(scope), File(keys));
        var taken = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddMinutes(1));

        var preview = (await SendAsync(Header(scope, new Snapshot { AsOfTime = taken, ValidateOnly = true }), File(keys.Take(19))))[^1].Report.Snapshot;
        (preview.Present, preview.Gone, preview.Deleted).ShouldBe((20, 1, 0));
        preview.Examples.ShouldBe([keys[19]]);
        await SendAsync(Header(scope, new Snapshot { AsOfTime = taken }), File(keys.Take(3))).ShouldFailAsync(StatusCode.FailedPrecondition, "TOO_MANY_GONE");
        (await SendAsync(Header(scope, new Snapshot { AsOfTime = taken }), File(keys.Take(19))))[^1].Report.Snapshot.Deleted.ShouldBe(1);
        await hub.Client.Identities.LookupAsync(new LookupRequest { Key = new() { System = "crm", Scope = scope, Key = keys[19] } })
            .ShouldFailAsync(StatusCode.NotFound, "SOURCE_KEY_NOT_FOUND");
    }

    [Fact]
    public async Task What_is_wrong_is_said_before_anything_is_written()
    {
        await SendAsync(new ImportHeader { Format = ImportFormat.Csv }, "").ShouldBlameAsync("header.system");
        await SendAsync(new ImportHeader { System = "crm" }, "").ShouldBlameAsync("header.format");
        await SendAsync(new ImportHeader { System = "loyalty", Format = ImportFormat.Csv }, "key\n1\n").ShouldFailAsync(StatusCode.PermissionDenied, "SOURCE_NOT_BOUND");
        await SendAsync(Header(), "first_name\nAda\n").ShouldFailAsync(StatusCode.InvalidArgument, "KEY_COLUMN_MISSING");
        await SendAsync(Header(snapshot: new Snapshot()), "key\n1\n").ShouldBlameAsync("header.snapshot.as_of_time");
        await hub.Client.Records.GetImportAsync(new GetImportRequest { ImportId = "nobody" }).ShouldFailAsync(StatusCode.NotFound, "IMPORT_NOT_FOUND");
        await hub.Client.Records.GetImportAsync(new GetImportRequest { ImportId = "initial-load" }).ShouldFailAsync(StatusCode.NotFound, "IMPORT_NOT_FOUND");
    }

    [Fact]
    public async Task Another_sources_imports_are_nobodys()
    {
        var news = await SendAsync(Header(), $"key,last_name\n{Made.Key()},Lovelace\n");
        await hub.As(Hub.Loyalty).Records.GetImportAsync(new GetImportRequest { ImportId = news[^1].ImportId }).ShouldFailAsync(StatusCode.NotFound, "IMPORT_NOT_FOUND");
    }

    [Fact]
    public void Formats_have_the_numbers_of_the_module() =>
        Enum.GetValues<ImportFormat>().Where(format => format != 0).Select(format => ((int)format, format.ToString()))
            .ShouldBe(Enum.GetValues<MasterData.Import.ImportFormat>().Select(format => ((int)format, format.ToString())));

    private static ImportHeader Header(string scope = "", Snapshot? snapshot = null) => new() { System = "crm", Format = ImportFormat.Csv, Scope = scope, Snapshot = snapshot };

    private static MemoryStream Stream(string file) => new(Encoding.UTF8.GetBytes(file));

    private async Task<List<ImportResponse>> SendAsync(ImportHeader header, string file) => await hub.Client.ImportAsync(header, Stream(file), Cancellation).ToListAsync(Cancellation);
}
