using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Merge.V1;
using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Grpc.Tests.Parties;

/// <summary>Parties and their golden profiles.</summary>
public sealed class PartyReadTests(Hub hub)
{
    private const string NeverGiven = "gpid_01j9z3k6wne8x9q4r2t5v7y8za";

    [Fact]
    public async Task A_party_is_read_by_its_gpid()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var response = await hub.Client.Parties.GetAsync(new GetRequest { Gpid = receipt.Gpid });
        response.Party.Gpid.ShouldBe(receipt.Gpid);
        response.Party.Revision.ShouldBe(receipt.PartyRevision);
        response.Party.Etag.ShouldNotBeEmpty();
        response.Party.CreateTime.ShouldNotBeNull();
        response.Redirected.ShouldBeFalse();
        response.ConsistencyToken.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_merged_gpid_answers_the_survivor_and_says_so()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var merge = await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid, Reason = "same" });
        var response = await hub.Client.Parties.GetAsync(new GetRequest { Gpid = second.Gpid, Consistency = new Consistency { AtLeastAsFresh = merge.ConsistencyToken } });
        response.Party.Gpid.ShouldBe(first.Gpid);
        response.Redirected.ShouldBeTrue();
        response.Party.AbsorbedGpids.ShouldBe([second.Gpid]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("gpid_")]
    [InlineData("GPID_01J9Z3K6WNE8X9Q4R2T5V7Y8ZA")]
    [InlineData("rec_01j9z3k6wne8x9q4r2t5v7y8za")]
    [InlineData("gpid_81j9z3k6wne8x9q4r2t5v7y8za")]
    [InlineData("gpid_01j9z3k6wne8x9q4r2t5v7y8z'; drop table party; --")]
    public async Task A_malformed_gpid_is_refused(string gpid)
    {
        await hub.Client.Parties.GetAsync(new GetRequest { Gpid = gpid }).ShouldBlameAsync("gpid");
        await hub.Client.Parties.GetLineageAsync(new GetLineageRequest { Gpid = gpid }).ShouldBlameAsync("gpid");
        await hub.Client.Parties.BatchGetAsync(new BatchGetRequest { Gpids = { NeverGiven, gpid } }).ShouldBlameAsync("gpids[1]");
    }

    [Fact]
    public async Task A_gpid_that_was_never_given_is_not_found()
    {
        await hub.Client.Parties.GetAsync(new GetRequest { Gpid = NeverGiven }).ShouldFailAsync(StatusCode.NotFound, "PARTY_NOT_FOUND");
        await hub.Client.Parties.GetLineageAsync(new GetLineageRequest { Gpid = NeverGiven }).ShouldFailAsync(StatusCode.NotFound, "PARTY_NOT_FOUND");
    }

    [Fact]
    public async Task Many_are_answered_in_the_order_asked_with_gaps_where_nobody_is()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var response = await hub.Client.Parties.BatchGetAsync(new BatchGetRequest { Gpids = { second.Gpid, NeverGiven, first.Gpid, second.Gpid } });
        response.Results.Select(result => result.Party?.Gpid).ShouldBe([second.Gpid, null, first.Gpid, second.Gpid]);
        response.Results.Select(result => result.RequestedGpid).ShouldBe([second.Gpid, NeverGiven, first.Gpid, second.Gpid]);
    }

    [Fact]
    public async Task None_and_too_many_are_refused()
    {
        await hub.Client.Parties.BatchGetAsync(new BatchGetRequest()).ShouldBlameAsync("gpids");
        await hub.Client.Parties.BatchGetAsync(new BatchGetRequest { Gpids = { Enumerable.Repeat(NeverGiven, 201) } }).ShouldBlameAsync("gpids");
    }

    [Fact]
    public async Task Lineage_names_record_and_rule_of_every_value()
    {
        var email = Made.Email();
        var first = await hub.Client.UpsertAsync(Made.Record("crm", email: email));
        await hub.Client.UpsertAsync(Made.Record("shop", email: email));
        var response = await hub.Client.Parties.GetLineageAsync(new GetLineageRequest { Gpid = first.Gpid, Consistency = new Consistency { FullyConsistent = true } });
        response.Gpid.ShouldBe(first.Gpid);
        var given = response.Attributes.Single(attribute => attribute.Attribute == "given_name");
        given.Value.ShouldBe("Ada");
        given.SourceKey.System.ShouldBeOneOf("crm", "shop");
        given.RecordId.ShouldStartWith("rec_");
        response.Attributes.ShouldAllBe(attribute => attribute.Rule.Length > 0);
    }
}
