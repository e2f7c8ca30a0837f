using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Feed;
using IdentityHub.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.Storage.Conformance;

public sealed class Smoke
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    public async Task ACommandCommits(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await using var scope = database.Node().CreateAsyncScope();
        var party = TypeId.New<GlobalPartyId>(TimeProvider.System);
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync((work, _) =>
        {
            work.Publish(new ChangeEvent(ChangeKind.PartyCreated, party, null, default));
            return Task.FromResult(0);
        }, TestContext.Current.CancellationToken);
        var row = await scope.ServiceProvider.GetRequiredService<HubDbContext>().Set<OutboxRow>().SingleAsync(r => r.PartyId == party, TestContext.Current.CancellationToken);
        row.PartyId.ShouldBe(party);
    }
}
