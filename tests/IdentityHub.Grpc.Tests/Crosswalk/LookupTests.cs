using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Merge.V1;

namespace IdentityHub.Grpc.Tests.Crosswalk;

/// <summary>From a system's key to the party and back.</summary>
public sealed class LookupTests(Hub hub)
{
    [Fact]
    public async Task A_key_leads_to_its_party()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var response = await hub.Client.Identities.LookupAsync(new LookupRequest { Key = receipt.Key });
        response.Gpid.ShouldBe(receipt.Gpid);
        response.RecordId.ShouldBe(receipt.RecordId);
        response.RedirectedFrom.ShouldBeEmpty();
        response.ConsistencyToken.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_key_of_a_merged_party_leads_to_the_survivor_and_names_the_redirects()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var merge = await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid });
        var response = await hub.Client.Identities.LookupAsync(new LookupRequest { Key = second.Key, Consistency = new Consistency { AtLeastAsFresh = merge.ConsistencyToken } });
        response.Gpid.ShouldBe(first.Gpid);
        response.RedirectedFrom.ShouldBe([second.Gpid]);
    }

    [Fact]
    public async Task Scopes_keep_equal_keys_apart()
    {
        var key = Made.Key();
        var berlin = Made.Record(key: key);
        berlin.Key.Scope = "berlin";
        var paris = Made.Record(key: key);
        paris.Key.Scope = "paris";
        var first = await hub.Client.UpsertAsync(berlin);
        var second = await hub.Client.UpsertAsync(paris);
        second.Gpid.ShouldNotBe(first.Gpid);
        (await hub.Client.Identities.LookupAsync(new LookupRequest { Key = paris.Key })).Gpid.ShouldBe(second.Gpid);
        await hub.Client.Identities.LookupAsync(new LookupRequest { Key = Made.KeyOf("crm", key) }).ShouldFailAsync(StatusCode.NotFound, "SOURCE_KEY_NOT_FOUND");
    }

    [Fact]
    public async Task Many_keys_are_answered_in_the_order_asked()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var response = await hub.Client.Identities.BatchLookupAsync(new BatchLookupRequest { Keys = { second.Key, Made.KeyOf("crm"), first.Key } });
        response.Results.Select(result => result.Gpid).ShouldBe([second.Gpid, "", first.Gpid]);
    }

    [Fact]
    public async Task Malformed_keys_are_refused()
    {
        await hub.Client.Identities.LookupAsync(new LookupRequest()).ShouldBlameAsync("key");
        await hub.Client.Identities.LookupAsync(new LookupRequest { Key = Made.KeyOf("crm", "a\tb") }).ShouldBlameAsync("key.key");
        await hub.Client.Identities.BatchLookupAsync(new BatchLookupRequest { Keys = { Made.KeyOf("crm"), new SourceKey() } }).ShouldBlameAsync("keys[1].system", "keys[1].key");
        await hub.Client.Identities.BatchLookupAsync(new BatchLookupRequest()).ShouldBlameAsync("keys");
    }

    [Fact]
    public async Task A_party_lists_all_its_keys_page_by_page()
    {
        var email = Made.Email();
        var keys = new List<SourceKey>();
        var gpid = "";
        for (var i = 0; i < 5; i++)
        {
            var receipt = await hub.Client.UpsertAsync(Made.Record(i % 2 == 0 ? "crm" : "shop", email: email));
            keys.Add(receipt.Key);
            gpid = receipt.Gpid;
        }

        var listed = new List<SourceKey>();
        var token = "";
        do
        {
            var page = await hub.Client.Identities.ListCrosswalkAsync(new ListCrosswalkRequest { Gpid = gpid, PageSize = 2, PageToken = token });
            listed.AddRange(page.Entries.Select(entry => entry.Key));
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        listed.ShouldBe(keys, ignoreOrder: true);
    }
}
