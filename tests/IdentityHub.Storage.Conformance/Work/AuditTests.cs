using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Storage.Auditing;
using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static IdentityHub.Storage.Conformance.Engines.Hub;

namespace IdentityHub.Storage.Conformance.Work;

public sealed class AuditTests
{
    [Theory, EveryEngine]
    public async Task EntriesArePagedFromTheNewest(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        await node.CommandAsync(work =>
        {
            for (var i = 0; i < 10; i++)
                work.Audit(new AuditEntry($"test.{i}", new Actor(ActorKind.Account, "acc_x", "shop"), i % 2 == 0 ? "even" : null, "detail", "10.0.0.1"));
        });
        await using var scope = node.CreateAsyncScope();
        var trail = scope.ServiceProvider.GetRequiredService<IAuditTrail>();

        var first = await trail.ReadAsync(null, null, 6, Stop);
        var second = await trail.ReadAsync(null, first[^1].Sequence, 6, Stop);
        var even = await trail.ReadAsync("even", null, 100, Stop);

        first.Concat(second).Select(entry => entry.Entry.Action).ShouldBe(Enumerable.Range(0, 10).Reverse().Select(i => $"test.{i}"));
        even.Count.ShouldBe(5);
        even[0].Entry.ShouldBe(new AuditEntry("test.8", new Actor(ActorKind.Account, "acc_x", "shop"), "even", "detail", "10.0.0.1"));
    }

    [Theory, EveryEngine]
    public async Task TheDatabaseItselfRefusesToChangeOrDeleteAnEntry(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        await node.CommandAsync(work => work.Audit(new AuditEntry("test", Actor.Hub("test"), "kept")));

        (await Should.ThrowAsync<System.Data.Common.DbException>(() => node.ReadAsync(db =>
            db.Set<AuditRow>().ExecuteUpdateAsync(row => row.SetProperty(r => r.Subject, "changed"), Stop)))).Message.ShouldContain("append-only");
        (await Should.ThrowAsync<System.Data.Common.DbException>(() => node.ReadAsync(db =>
            db.Set<AuditRow>().ExecuteDeleteAsync(Stop)))).Message.ShouldContain("append-only");

        (await node.ReadAsync(db => db.Set<AuditRow>().Select(row => row.Subject).ToListAsync(Stop))).ShouldBe(["kept"]);
    }
}
