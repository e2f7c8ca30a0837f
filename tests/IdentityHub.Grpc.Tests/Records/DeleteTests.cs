using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Grpc.Tests.Records;

/// <summary>Records that their source deleted.</summary>
public sealed class DeleteTests(Hub hub)
{
    [Fact]
    public async Task A_deleted_record_is_a_tombstone_of_its_party()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var deleted = await hub.Client.Records.DeleteAsync(new DeleteRequest { Key = receipt.Key });
        deleted.Receipt.Decision.ShouldBe(IntakeDecision.Deleted);
        deleted.Receipt.Gpid.ShouldBe(receipt.Gpid);
        var entries = (await hub.Client.Identities.ListCrosswalkAsync(new ListCrosswalkRequest { Gpid = receipt.Gpid })).Entries;
        entries.Single().Deleted.ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_never_there_is_not_found() =>
        await hub.Client.Records.DeleteAsync(new DeleteRequest { Key = Made.KeyOf("crm") }).ShouldFailAsync(StatusCode.NotFound, "RECORD_NOT_FOUND");

    [Fact]
    public async Task A_deletion_tried_again_answers_the_same()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var request = new DeleteRequest { Key = receipt.Key, RequestId = Made.Key() };
        var first = await hub.Client.Records.DeleteAsync(request);
        (await hub.Client.Records.DeleteAsync(request)).ShouldBe(first);
    }

    [Fact]
    public async Task A_key_is_required() => await hub.Client.Records.DeleteAsync(new DeleteRequest()).ShouldBlameAsync("key");
}
