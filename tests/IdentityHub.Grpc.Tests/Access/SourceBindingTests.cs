using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Consent.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Grpc.Tests.Access;

/// <summary>A client writes records and keys of its own source systems.</summary>
public sealed class SourceBindingTests(Hub hub)
{
    [Fact]
    public async Task Another_systems_record_is_not_written()
    {
        var loyalty = hub.As(Hub.Loyalty);
        var record = Made.Record("crm");
        await loyalty.Records.UpsertAsync(new UpsertRequest { Record = record }).ShouldFailAsync(StatusCode.PermissionDenied, "SOURCE_NOT_BOUND");
        await hub.Client.Identities.LookupAsync(new LookupRequest { Key = record.Key }).ShouldFailAsync(StatusCode.NotFound, "SOURCE_KEY_NOT_FOUND");
    }

    [Fact]
    public async Task Another_systems_record_is_not_deleted()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record("crm"));
        await hub.As(Hub.Loyalty).Records.DeleteAsync(new DeleteRequest { Key = receipt.Key }).ShouldFailAsync(StatusCode.PermissionDenied, "SOURCE_NOT_BOUND");
        (await hub.Client.Identities.LookupAsync(new LookupRequest { Key = receipt.Key })).Gpid.ShouldBe(receipt.Gpid);
    }

    [Fact]
    public async Task Another_systems_key_is_not_linked_even_by_an_administrating_client()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record("crm"));
        await hub.As(Hub.Loyalty).Identities.LinkAsync(new LinkRequest { Key = Made.KeyOf("shop"), Gpid = receipt.Gpid })
            .ShouldFailAsync(StatusCode.PermissionDenied, "SOURCE_NOT_BOUND");
    }

    [Fact]
    public async Task Nothing_is_said_on_behalf_of_another_systems_record()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record("crm"));
        var capture = new ConsentCapture
        {
            Subject = new ConsentSubject { SourceKey = receipt.Key },
            Purpose = "newsletter",
            Channel = Channel.Email,
            Action = ConsentAction.Granted,
        };
        await hub.As(Hub.Loyalty).Consents.RecordAsync(new RecordRequest { Captures = { capture } }).ShouldFailAsync(StatusCode.PermissionDenied, "SOURCE_NOT_BOUND");
    }

    [Fact]
    public async Task A_system_that_nobody_registered_looks_like_one_that_is_not_bound() =>
        await hub.Client.Records.UpsertAsync(new UpsertRequest { Record = Made.Record("nowhere") }).ShouldFailAsync(StatusCode.PermissionDenied, "SOURCE_NOT_BOUND");

    [Fact]
    public async Task A_bound_system_that_nobody_registered_is_unknown() =>
        await hub.Client.Records.UpsertAsync(new UpsertRequest { Record = Made.Record("unregistered") }).ShouldFailAsync(StatusCode.FailedPrecondition, "SOURCE_SYSTEM_UNKNOWN");

    [Fact]
    public async Task In_a_stream_only_the_foreign_record_is_refused()
    {
        var own = new StreamUpsertRequest { CorrelationId = "own", Record = Made.Record("crm") };
        var foreign = new StreamUpsertRequest { CorrelationId = "foreign", Record = Made.Record("loyalty") };
        var answers = await Records.StreamUpsertTests.SendAsync(hub.Client, own, foreign);
        answers["own"].Receipt.Decision.ShouldBe(IntakeDecision.Created);
        answers["foreign"].Problem.Reason.ShouldBe(ErrorReason.SourceNotBound);
    }
}
