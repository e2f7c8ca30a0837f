using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Grpc.Freshness;
using IdentityHub.Kernel.Ids;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Grpc.Tests.Freshness;

/// <summary>Reads are never older than what their caller has seen.</summary>
public sealed class ConsistencyTests(Hub hub)
{
    [Fact]
    public async Task A_read_with_a_writes_token_sees_the_write_every_time()
    {
        var record = Made.Record();
        for (var i = 0; i < 30; i++)
        {
            record.Attributes.Name.Given = $"Ada{i}";
            var response = await hub.Client.Records.UpsertAsync(new() { Record = record });
            // A cached answer of the round before would be wrong here.
            var read = await hub.Client.Parties.GetAsync(new GetRequest { Gpid = response.Receipt.Gpid, Consistency = new Consistency { AtLeastAsFresh = response.ConsistencyToken } });
            read.Party.Profile.Name.Given.ShouldBe($"Ada{i}");
        }
    }

    [Fact]
    public async Task A_fully_consistent_read_sees_every_write()
    {
        var record = Made.Record();
        for (var i = 0; i < 10; i++)
        {
            record.Attributes.Name.Given = $"Grace{i}";
            var receipt = await hub.Client.UpsertAsync(record);
            (await hub.Client.Parties.GetAsync(new GetRequest { Gpid = receipt.Gpid, Consistency = new Consistency { FullyConsistent = true } })).Party.Profile.Name.Given.ShouldBe($"Grace{i}");
        }
    }

    [Fact]
    public async Task The_token_of_a_read_carries_what_its_caller_had_seen_before()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var read = await hub.Client.Parties.GetAsync(new GetRequest { Gpid = first.Gpid });
        var next = await hub.Client.Parties.GetAsync(new GetRequest { Gpid = second.Gpid, Consistency = new Consistency { AtLeastAsFresh = read.ConsistencyToken } });
        ConsistencyTokens.TryDecode(next.ConsistencyToken, out var token).ShouldBeTrue();
        token.Revisions.Select(entry => entry.Party.ToString()).ShouldBe([second.Gpid, first.Gpid]);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("AQ")]
    [InlineData("!!!")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_token_of_nobodys_making_is_refused(string token) =>
        await hub.Client.Parties.GetAsync(new GetRequest { Gpid = "gpid_01j9z3k6wne8x9q4r2t5v7y8za", Consistency = new Consistency { AtLeastAsFresh = token } })
            .ShouldFailAsync(StatusCode.InvalidArgument, "CONSISTENCY_TOKEN_INVALID");

    [Fact]
    public void What_is_encoded_is_decoded() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(Guid Id, long Revision)[]>(),
            entries =>
            {
                var revisions = entries.Select(entry => (new GlobalPartyId(entry.Id), entry.Revision)).ToArray();
                return ConsistencyTokens.TryDecode(ConsistencyTokens.Encode(revisions), out var token) && token.Revisions.SequenceEqual(revisions.Take(64));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_altered_character_is_found()
    {
        var text = ConsistencyTokens.Encode([(TypeId.New<GlobalPartyId>(TimeProvider.System), 7)]);
        for (var i = 0; i < text.Length - 1; i++)
        {
            var altered = text.ToCharArray();
            altered[i] = altered[i] == 'A' ? 'B' : 'A';
            ConsistencyTokens.TryDecode(new string(altered), out _).ShouldBeFalse($"at {i}");
        }
    }
}
