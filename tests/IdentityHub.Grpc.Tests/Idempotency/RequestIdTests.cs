using Google.Protobuf;
using IdentityHub.Protos.Consent.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Merge.V1;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Grpc.Tests.Idempotency;

/// <summary>The same request_id and body answer the same again; with another body they are refused.</summary>
public sealed class RequestIdTests(Hub hub)
{
    [Fact]
    public async Task A_write_tried_again_gets_the_first_answer_byte_for_byte()
    {
        var record = Made.Record();
        var upsert = new UpsertRequest { RequestId = Made.Key(), Record = record };
        var first = await hub.Client.Records.UpsertAsync(upsert);
        var changed = record.Clone();
        changed.Attributes.Name.Given = "Augusta";
        await hub.Client.UpsertAsync(changed);
        var again = await hub.Client.Records.UpsertAsync(upsert);
        again.ToByteArray().ShouldBe(first.ToByteArray());

        var second = await hub.Client.UpsertAsync(Made.Record("shop", given: "Grace"));
        var merge = new MergeRequest { RequestId = Made.Key(), SurvivorGpid = first.Receipt.Gpid, AbsorbedGpid = second.Gpid };
        var merged = await hub.Client.Merges.MergeAsync(merge);
        (await hub.Client.Merges.MergeAsync(merge)).ToByteArray().ShouldBe(merged.ToByteArray());

        var unmerge = new UnmergeRequest { RequestId = Made.Key(), MergeId = merged.MergeId };
        var unmerged = await hub.Client.Merges.UnmergeAsync(unmerge);
        (await hub.Client.Merges.UnmergeAsync(unmerge)).ToByteArray().ShouldBe(unmerged.ToByteArray());

        var link = new LinkRequest { RequestId = Made.Key(), Key = Made.KeyOf("shop"), Gpid = second.Gpid };
        var linked = await hub.Client.Identities.LinkAsync(link);
        linked.Changed.ShouldBeTrue();
        (await hub.Client.Identities.LinkAsync(link)).ToByteArray().ShouldBe(linked.ToByteArray());
    }

    [Fact]
    public async Task A_statement_tried_again_is_in_the_ledger_once()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var request = new RecordRequest
        {
            RequestId = Made.Key(),
            Captures = { new ConsentCapture { Subject = new ConsentSubject { SourceKey = receipt.Key }, Purpose = "newsletter", Channel = Channel.Email, Action = ConsentAction.Granted } },
        };
        var first = await hub.Client.Consents.RecordAsync(request);
        (await hub.Client.Consents.RecordAsync(request)).ToByteArray().ShouldBe(first.ToByteArray());
    }

    [Fact]
    public async Task The_same_id_with_another_body_is_refused()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var id = Made.Key();
        await hub.Client.Records.UpsertAsync(new UpsertRequest { RequestId = id, Record = Made.Record() });
        await hub.Client.Records.UpsertAsync(new UpsertRequest { RequestId = id, Record = Made.Record() }).ShouldFailAsync(StatusCode.Aborted, "REQUEST_ID_REUSED");
        await hub.Client.Records.DeleteAsync(new DeleteRequest { RequestId = id, Key = first.Key }).ShouldFailAsync(StatusCode.Aborted, "REQUEST_ID_REUSED");
        await hub.Client.Merges.MergeAsync(new MergeRequest { RequestId = id, SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid })
            .ShouldFailAsync(StatusCode.Aborted, "REQUEST_ID_REUSED");
        (await hub.Client.Parties.GetAsync(new() { Gpid = second.Gpid, Consistency = new() { FullyConsistent = true } })).Redirected.ShouldBeFalse();
    }

    [Fact]
    public async Task The_ids_of_two_clients_never_meet()
    {
        var id = Made.Key();
        await hub.Client.Records.UpsertAsync(new UpsertRequest { RequestId = id, Record = Made.Record("crm") });
        (await hub.As(Hub.Loyalty).Records.UpsertAsync(new UpsertRequest { RequestId = id, Record = Made.Record("loyalty") })).Receipt.Decision.ShouldBe(IntakeDecision.Created);
    }

    [Fact]
    public async Task A_refused_write_does_not_use_the_id_up()
    {
        var record = Made.Record();
        var id = Made.Key();
        await hub.Client.Records.DeleteAsync(new DeleteRequest { RequestId = id, Key = record.Key }).ShouldFailAsync(StatusCode.NotFound, "RECORD_NOT_FOUND");
        await hub.Client.UpsertAsync(record);
        (await hub.Client.Records.DeleteAsync(new DeleteRequest { RequestId = id, Key = record.Key })).Receipt.Decision.ShouldBe(IntakeDecision.Deleted);
    }

    [Fact]
    public async Task Fifty_tries_at_once_are_one_write()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var request = new MergeRequest { RequestId = Made.Key(), SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid };
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => hub.Client.Merges.MergeAsync(request).ResponseAsync));
        answers.Select(answer => answer.MergeId).Distinct().Count().ShouldBe(1);
        (await hub.Client.Merges.ListHistoryAsync(new ListHistoryRequest { Gpid = first.Gpid })).Merges.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("tab\there")]
    [InlineData("ümlaut")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public async Task A_malformed_id_is_refused(string id)
    {
        await hub.Client.Records.UpsertAsync(new UpsertRequest { RequestId = id, Record = Made.Record() }).ShouldBlameAsync("request_id");
        await hub.Client.Merges.UnmergeAsync(new UnmergeRequest { RequestId = id, MergeId = "mrg_01j9z3k6wne8x9q4r2t5v7y8za" }).ShouldBlameAsync("request_id");
    }
}
