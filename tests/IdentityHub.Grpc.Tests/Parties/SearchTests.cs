using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Grpc.Tests.Parties;

/// <summary>Search and its pages.</summary>
public sealed class SearchTests(Hub hub)
{
    [Fact]
    public async Task A_party_is_found_by_name_address_and_key()
    {
        var record = Made.Record(family: $"Quux{Made.Key()}");
        var receipt = await hub.Client.UpsertAsync(record);
        foreach (var query in (string[])[record.Attributes.Name.Family, record.Attributes.Emails[0].Value, record.Key.Key, receipt.Gpid])
            (await hub.Client.Parties.SearchAsync(new SearchRequest { Query = query })).Parties.Select(party => party.Gpid).ShouldContain(receipt.Gpid, query);
    }

    [Fact]
    public async Task Paging_through_finds_everybody_once()
    {
        var family = $"Paging{Made.Key()}";
        var expected = new List<string>();
        for (var i = 0; i < 7; i++)
            expected.Add((await hub.Client.UpsertAsync(Made.Record(family: family))).Gpid);

        var found = new List<string>();
        var token = "";
        do
        {
            var page = await hub.Client.Parties.SearchAsync(new SearchRequest { Query = family, PageSize = 3, PageToken = token });
            page.Parties.Count.ShouldBeLessThanOrEqualTo(3);
            found.AddRange(page.Parties.Select(party => party.Gpid));
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        found.Order().ShouldBe(expected.Order());
    }

    [Fact]
    public async Task A_page_token_of_another_query_is_refused()
    {
        var family = $"Token{Made.Key()}";
        await hub.Client.UpsertAsync(Made.Record(family: family));
        await hub.Client.UpsertAsync(Made.Record(family: family));
        var token = (await hub.Client.Parties.SearchAsync(new SearchRequest { Query = family, PageSize = 1 })).NextPageToken;
        token.ShouldNotBeEmpty();
        await hub.Client.Parties.SearchAsync(new SearchRequest { Query = "somebody else", PageToken = token }).ShouldFailAsync(StatusCode.InvalidArgument, "PAGE_TOKEN_INVALID");
        await hub.Client.Identities.ListCrosswalkAsync(new() { Gpid = "gpid_01j9z3k6wne8x9q4r2t5v7y8za", PageToken = token }).ShouldFailAsync(StatusCode.InvalidArgument, "PAGE_TOKEN_INVALID");
        await hub.Client.Parties.SearchAsync(new SearchRequest { Query = family, PageToken = token[..^1] }).ShouldFailAsync(StatusCode.InvalidArgument, "PAGE_TOKEN_INVALID");
        await hub.Client.Parties.SearchAsync(new SearchRequest { Query = family, PageToken = "rubbish" }).ShouldFailAsync(StatusCode.InvalidArgument, "PAGE_TOKEN_INVALID");
    }

    [Fact]
    public async Task Bad_queries_are_refused()
    {
        await hub.Client.Parties.SearchAsync(new SearchRequest()).ShouldBlameAsync("query");
        await hub.Client.Parties.SearchAsync(new SearchRequest { Query = new string('x', 201) }).ShouldBlameAsync("query");
        await hub.Client.Parties.SearchAsync(new SearchRequest { Query = "a\u0000b" }).ShouldBlameAsync("query");
        await hub.Client.Parties.SearchAsync(new SearchRequest { Query = "a", PageSize = -1 }).ShouldBlameAsync("page_size");
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("' OR 1=1 --")]
    [InlineData("\"; DROP TABLE party")]
    [InlineData("*")]
    public async Task Signs_of_the_database_find_nobody(string query) =>
        (await hub.Client.Parties.SearchAsync(new SearchRequest { Query = $"{query} {Made.Key()}" })).Parties.ShouldBeEmpty();
}
