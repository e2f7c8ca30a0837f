using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Auditing;
using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Storage.Feed;
using IdentityHub.Storage.Jobs;
using IdentityHub.Storage.Work;
using IdentityHub.Testing;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static IdentityHub.Storage.Conformance.Engines.Hub;

namespace IdentityHub.Storage.Conformance.Work;

public sealed class AtomicityTests
{
    [Theory, EveryEngine]
    public async Task WhatACommandDoesCommitsTogether(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();

        await node.CommandAsync(async (db, work) => await DoEverythingAsync(db, work));

        (await CountsAsync(node)).ShouldBe((1, 1, 1, 1, 1));
    }

    [Theory, EveryEngine]
    public async Task AnExceptionRollsEverythingBack(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();

        await Should.ThrowAsync<NotSupportedException>(() => node.CommandAsync<bool>(async (db, work) =>
        {
            await DoEverythingAsync(db, work);
            await db.SaveChangesAsync(Stop);
            throw new NotSupportedException();
        }));

        (await CountsAsync(node)).ShouldBe((0, 0, 0, 0, 0));
    }

    [Theory, EveryEngine]
    public async Task ARefusedOutcomeRollsEverythingBack(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();

        var outcome = await node.CommandAsync<Outcome<int>>(async (db, work) =>
        {
            await DoEverythingAsync(db, work);
            await db.SaveChangesAsync(Stop);
            return Refusal.StaleEtag;
        });

        outcome.Refusal.ShouldBe(Refusal.StaleEtag);
        (await CountsAsync(node)).ShouldBe((0, 0, 0, 0, 0));
    }

    [Theory, EveryEngine]
    public async Task ANestedUnitOfWorkJoinsTheOuterOne(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        await using var scope = node.CreateAsyncScope();
        var unitOfWork = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();

        await Should.ThrowAsync<NotSupportedException>(() => unitOfWork.ExecuteAsync<bool>(async (outer, token) =>
        {
            await unitOfWork.ExecuteAsync((inner, _) =>
            {
                inner.ShouldBeSameAs(outer);
                inner.Publish(Change());
                return Task.FromResult(true);
            }, token);
            throw new NotSupportedException();
        }, Stop));

        (await node.CountAsync<OutboxRow>()).ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task WhatAFailedTryAddedIsNotSavedByTheNextUserOfTheScope(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        await using var scope = node.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDbContext>();

        await Should.ThrowAsync<NotSupportedException>(() => scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync<bool>((_, _) =>
        {
            db.Add(new DataProtectionKey { FriendlyName = "left over" });
            throw new NotSupportedException();
        }, Stop));
        await db.SaveChangesAsync(Stop);

        (await node.CountAsync<DataProtectionKey>()).ShouldBe(0);
    }

    [Theory, EveryEngine]
    public async Task ACommandThatIsCancelledLeavesNothing(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        using var cancelled = new CancellationTokenSource();
        await using var scope = node.CreateAsyncScope();

        await Should.ThrowAsync<OperationCanceledException>(() => scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(async (work, token) =>
        {
            work.Publish(Change());
            await cancelled.CancelAsync();
            token.ThrowIfCancellationRequested();
            return true;
        }, cancelled.Token));

        (await node.CountAsync<OutboxRow>()).ShouldBe(0);
        await node.CommandAsync(work => work.Publish(Change()));
    }

    private static async Task<bool> DoEverythingAsync(HubDbContext db, IWork work)
    {
        await work.ClaimAsync([Request("1")], Stop);
        db.Add(new DataProtectionKey { FriendlyName = "a framework's row" });
        work.Publish(Change());
        work.Audit(new AuditEntry("test.act", Actor.Hub("test"), "somebody"));
        work.Enqueue(new JobRequest("test.job", default));
        work.Answer(Request("1"), "done"u8.ToArray());
        return true;
    }

    private static async Task<(int Framework, int Changes, int Entries, int Jobs, int Requests)> CountsAsync(IServiceProvider node) =>
        (await node.CountAsync<DataProtectionKey>(), await node.CountAsync<OutboxRow>(), await node.CountAsync<AuditRow>(),
            await node.CountAsync<JobRow>(), await node.CountAsync<IdempotencyRow>());
}
