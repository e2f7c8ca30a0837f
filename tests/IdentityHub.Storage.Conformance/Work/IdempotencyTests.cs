using System.Text;
using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Storage.Feed;
using IdentityHub.Storage.Work;
using IdentityHub.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;
using static IdentityHub.Storage.Conformance.Engines.Hub;

namespace IdentityHub.Storage.Conformance.Work;

public sealed class IdempotencyTests
{
    [Theory, EveryEngine]
    public async Task ANewRequestIsNewAndARetryGetsTheFirstAnswer(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();

        (await HandleAsync(node, Request("1"), "first")).ShouldBe((ClaimState.New, "first"));
        (await HandleAsync(node, Request("1"), "second")).ShouldBe((ClaimState.Answered, "first"));
        (await HandleAsync(database.Node(), Request("1"), "third")).ShouldBe((ClaimState.Answered, "first"));
    }

    [Theory, EveryEngine]
    public async Task AnotherBodyIsToldApart(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        await HandleAsync(node, Request("1", "a"), "first");

        (await HandleAsync(node, Request("1", "b"), "second")).State.ShouldBe(ClaimState.OtherBody);
    }

    [Theory, EveryEngine]
    public async Task CallersAndIdsAreToldApartByteByByte(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        await HandleAsync(node, new RequestKey("crm", "id", new string('a', 64)), "first");

        foreach (var other in new[] { new RequestKey("CRM", "id", new string('a', 64)), new RequestKey("crm", "ID", new string('a', 64)), new RequestKey("crm", "id ", new string('a', 64)) })
            (await HandleAsync(node, other, "other")).State.ShouldBe(ClaimState.New);
    }

    [Theory, EveryEngine]
    public async Task ARollbackFreesTheId(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        await Should.ThrowAsync<NotSupportedException>(() => node.CommandAsync<bool>(async (_, work) =>
        {
            await work.ClaimAsync([Request("1")], Stop);
            throw new NotSupportedException();
        }));

        (await HandleAsync(node, Request("1"), "first")).State.ShouldBe(ClaimState.New);
    }

    [Theory, EveryEngine]
    public async Task ARequestOfABatchThatWasNotAnsweredStaysFree(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        await node.CommandAsync(async (_, work) =>
        {
            await work.ClaimAsync([Request("done"), Request("refused")], Stop);
            work.Answer(Request("done"), default);
            return true;
        });

        (await HandleAsync(node, Request("done"), "again")).ShouldBe((ClaimState.Answered, ""));
        (await HandleAsync(node, Request("refused"), "now")).ShouldBe((ClaimState.New, "now"));
    }

    [Theory, EveryEngine]
    public async Task OneIdAtOnceOnTwoNodesIsDoneOnce(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        IServiceProvider[] nodes = [database.Node(), database.Node()];

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => HandleAsync(nodes[i % 2], Request("1"), $"answer {i}")));

        answers.Count(answer => answer.State == ClaimState.New).ShouldBe(1);
        answers.Select(answer => answer.Answer).Distinct().Count().ShouldBe(1);
        (await nodes[0].CountAsync<OutboxRow>()).ShouldBe(1);
    }

    [Theory, EveryEngine]
    public async Task BatchesThatShareIdsInAnyOrderAllComeThrough(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        IServiceProvider[] nodes = [database.Node(), database.Node()];

        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => nodes[i % 2].CommandAsync(async (_, work) =>
        {
            var requests = Enumerable.Range(0, 30).Select(n => Request($"{n}")).ToArray();
            new Random(i).Shuffle(requests);
            foreach (var claim in await work.ClaimAsync(requests, Stop))
            {
                if (claim.State != ClaimState.New)
                    continue;
                work.Publish(Change());
                work.Answer(claim.Request, "done"u8.ToArray());
            }
            return true;
        })));

        (await nodes[0].CountAsync<OutboxRow>()).ShouldBe(30);
        (await nodes[0].CountAsync<IdempotencyRow>()).ShouldBe(30);
    }

    [Theory, EveryEngine]
    public async Task AfterADayTheIdIsFreeAndPruned(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var node = database.Node(services => services.AddSingleton<TimeProvider>(clock));
        await HandleAsync(node, Request("1"), "first");
        await HandleAsync(node, Request("2"), "first");

        clock.Advance(TimeSpan.FromHours(23));
        (await HandleAsync(node, Request("1"), "second")).Answer.ShouldBe("first");
        clock.Advance(TimeSpan.FromHours(2));
        (await HandleAsync(node, Request("1"), "third")).ShouldBe((ClaimState.New, "third"));

        await using var scope = node.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RequestPruning>().RunAsync(new(default, default, 1, default), Stop);
        (await node.ReadAsync(db => db.Set<IdempotencyRow>().Select(row => row.RequestId).ToListAsync(Stop))).ShouldBe(["1"]);
    }

    [Theory, EveryEngine]
    public async Task TheAnswerIsEncrypted(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = database.Node();
        await HandleAsync(node, Request("1"), "Ada Lovelace");

        var row = await node.ReadAsync(db => db.Set<IdempotencyRow>().SingleAsync(Stop));

        Encoding.Latin1.GetString(row.Answer!).ShouldNotContain("Lovelace");
    }

    [Theory, EveryEngine]
    public async Task AnIdTwiceInOneClaimIsABug(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);

        await Should.ThrowAsync<ArgumentException>(() => database.Node().CommandAsync(async (_, work) => await work.ClaimAsync([Request("1"), Request("1")], Stop)));
    }

    private static Task<(ClaimState State, string Answer)> HandleAsync(IServiceProvider node, RequestKey request, string answer) =>
        node.CommandAsync(async (_, work) =>
        {
            var claim = (await work.ClaimAsync([request], Stop))[0];
            if (claim.State != ClaimState.New)
                return (claim.State, Encoding.UTF8.GetString(claim.Answer.Span));
            work.Publish(Change());
            work.Answer(request, Encoding.UTF8.GetBytes(answer));
            return (claim.State, answer);
        });
}
