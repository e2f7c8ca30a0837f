using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Feed;
using IdentityHub.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IdentityHub.Storage.Conformance.Engines;

/// <summary>What the tests say most often.</summary>
internal static class Hub
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static RequestKey Request(string id, string body = "a") => new("crm", id, new string(body[0], 64));

    public static ChangeEvent Change(string? source = null) =>
        new(ChangeKind.PartyChanged, TypeId.New<GlobalPartyId>(TimeProvider.System), source, "{}"u8.ToArray());

    /// <summary>Runs a command in a scope of its own, as a request would.</summary>
    public static async Task<T> CommandAsync<T>(this IServiceProvider node, Func<HubDbContext, IWork, Task<T>> command)
    {
        await using var scope = node.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDbContext>();
        return await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync((work, _) => command(db, work), Stop);
    }

    public static Task CommandAsync(this IServiceProvider node, Action<IWork> command) => node.CommandAsync((_, work) =>
    {
        command(work);
        return Task.FromResult(true);
    });

    /// <summary>Reads in a scope of its own.</summary>
    public static async Task<T> ReadAsync<T>(this IServiceProvider node, Func<HubDbContext, Task<T>> read)
    {
        await using var scope = node.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<HubDbContext>());
    }

    public static Task<int> CountAsync<TRow>(this IServiceProvider node) where TRow : class => node.ReadAsync(db => db.Set<TRow>().CountAsync(Stop));

    /// <summary>Runs the sequencer until nothing waits.</summary>
    public static async Task SequenceAsync(this IServiceProvider node)
    {
        while (await node.GetRequiredService<Sequencer>().RunRoundAsync(Stop))
        {
        }
    }

    /// <summary>The whole feed.</summary>
    public static Task<IReadOnlyList<SequencedChange>> FeedAsync(this IServiceProvider node) =>
        node.GetRequiredService<IChangeFeed>().ReadAsync(FeedPosition.Start, int.MaxValue, Stop);
}
