using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Protos.Party.V1;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Grpc.Tests.Access;

/// <summary>Whose data was read on a person's token is on record.</summary>
public sealed class DisclosureTests(Hub hub)
{
    [Fact]
    public async Task A_read_on_a_persons_token_is_in_the_audit_trail_before_it_is_answered()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var account = TypeId.New<AccountId>(TimeProvider.System);
        await hub.Client.WithToken(new Tokens(hub) { Subject = account.ToString() }.Make()).Parties.GetAsync(new GetRequest { Gpid = receipt.Gpid });
        var entry = (await TrailOfAsync(receipt.Gpid)).Single(entry => entry.Action == "party.read");
        entry.Actor.Id.ShouldBe(account.ToString());
        entry.Actor.ClientId.ShouldBe(Hub.Everything);
        entry.Detail.ShouldBe("/identityhub.party.v1.PartyService/Get");
    }

    [Fact]
    public async Task A_service_that_reads_on_its_own_behalf_is_no_person()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        await hub.Client.Parties.GetAsync(new GetRequest { Gpid = receipt.Gpid });
        (await TrailOfAsync(receipt.Gpid)).ShouldNotContain(entry => entry.Action == "party.read");
    }

    private async Task<IEnumerable<AuditEntry>> TrailOfAsync(string gpid)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IAuditTrail>().ReadAsync(gpid, null, 50, TestContext.Current.CancellationToken)).Select(row => row.Entry);
    }
}
