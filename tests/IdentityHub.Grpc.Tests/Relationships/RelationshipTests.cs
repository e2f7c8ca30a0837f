using IdentityHub.OpenId;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Record.V1;
using IdentityHub.Protos.Relationship.V1;

namespace IdentityHub.Grpc.Tests.Relationships;

/// <summary>How parties belong together, over the wire.</summary>
public sealed class RelationshipTests(Hub hub)
{
    [Fact]
    public async Task A_household_and_an_account_are_kept_listed_and_ended()
    {
        var person = await hub.Client.UpsertAsync(Made.Record());
        var household = await hub.Client.UpsertAsync(Party(PartyKind.Household, "The Lovelaces"));
        var account = await hub.Client.UpsertAsync(Party(PartyKind.Organisation, "Engines Ltd"));

        var member = await hub.Client.Relationships.RelateAsync(new RelateRequest { Kind = RelationshipKind.MemberOf, From = Gpid(person), To = Gpid(household) });
        var request = new RelateRequest { RequestId = Made.Key(), Kind = RelationshipKind.ContactOf, From = new() { SourceKey = person.Key }, To = Gpid(account), Roles = { "buyer" } };
        var contact = await hub.Client.Relationships.RelateAsync(request);
        contact.Relationship.RelationshipId.ShouldStartWith("rel_");
        (await hub.Client.Relationships.RelateAsync(request)).ShouldBe(contact);

        var listed = await hub.Client.Relationships.ListAsync(new ListRequest { Gpid = person.Gpid, PageSize = 1 });
        listed.Relationships.Single().ShouldBe(contact.Relationship);
        var rest = await hub.Client.Relationships.ListAsync(new ListRequest { Gpid = person.Gpid, PageSize = 1, PageToken = listed.NextPageToken });
        rest.Relationships.Single().ShouldBe(member.Relationship);
        rest.NextPageToken.ShouldBeEmpty();

        var ended = await hub.Client.Relationships.EndAsync(new EndRequest { RelationshipId = contact.Relationship.RelationshipId, Reason = "left the company" });
        ended.Relationship.EndTime.ShouldNotBeNull();
        (await hub.Client.Relationships.ListAsync(new ListRequest { Gpid = account.Gpid, Side = Side.To })).Relationships.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_is_said()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var relationships = hub.Client.Relationships;
        await relationships.RelateAsync(new RelateRequest { From = Gpid(first), To = Gpid(second) }).ShouldBlameAsync("kind");
        await relationships.RelateAsync(new RelateRequest { Kind = RelationshipKind.ContactOf, To = Gpid(second) }).ShouldBlameAsync("from");
        await relationships.RelateAsync(new RelateRequest { Kind = RelationshipKind.ChildOf, From = Gpid(first), To = Gpid(second) })
            .ShouldFailAsync(StatusCode.FailedPrecondition, "RELATIONSHIP_KIND_MISMATCH");
        await relationships.EndAsync(new EndRequest { RelationshipId = "rel_01j9z3k6wne8x9q4r2t5v7y8za" }).ShouldFailAsync(StatusCode.NotFound, "RELATIONSHIP_NOT_FOUND");
        await hub.As(Hub.Everything, HubScopes.PartyRead).Relationships.RelateAsync(new RelateRequest { Kind = RelationshipKind.ContactOf, From = Gpid(first), To = Gpid(second) })
            .ShouldFailAsync(StatusCode.PermissionDenied, "SCOPE_MISSING");
    }

    private static PartyReference Gpid(IntakeReceipt receipt) => new() { Gpid = receipt.Gpid };

    private static SourceRecord Party(PartyKind kind, string name) =>
        new() { Key = Made.KeyOf("crm"), Kind = kind, Attributes = new Attributes { OrganisationName = name } };
}
