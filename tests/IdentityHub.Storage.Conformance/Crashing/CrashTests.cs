using System.Diagnostics;
using IdentityHub.Storage.Auditing;
using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Storage.Jobs;
using IdentityHub.Storage.Work;
using IdentityHub.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;
using static IdentityHub.Storage.Conformance.Engines.Hub;

namespace IdentityHub.Storage.Conformance.Crashing;

public sealed class CrashTests
{
    [Theory, EveryEngine]
    public async Task AKilledProcessLosesNothingAcknowledgedAndLeavesNothingHalfWritten(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var acknowledged = new List<string>();

        for (var kill = 1; kill <= 2; kill++)
            acknowledged.AddRange(await WriteAndKillAsync(database, acknowledgements: 7 * kill));

        // The dead sequencer's lease has run out by then.
        var node = database.Node(services => services.AddSingleton<TimeProvider>(new FakeTimeProvider(DateTimeOffset.UtcNow.AddMinutes(5))));
        await node.SequenceAsync();
        var written = await node.ReadAsync(db => db.DataProtectionKeys.Select(key => key.FriendlyName!).ToListAsync(Stop));
        acknowledged.Except(written).ShouldBeEmpty();
        Sorted(await node.ReadAsync(db => db.Set<AuditRow>().Select(row => row.Subject!).ToListAsync(Stop))).ShouldBe(Sorted(written));
        Sorted(await node.ReadAsync(db => db.Set<IdempotencyRow>().Select(row => row.RequestId).ToListAsync(Stop))).ShouldBe(Sorted(written));
        Sorted(await node.ReadAsync(db => db.Set<JobRow>().Select(row => row.Kind).ToListAsync(Stop))).ShouldBe(Sorted(written.Select(name => "test." + name)));
        var feed = await node.FeedAsync();
        feed.Select(change => change.Position.Value).ShouldBe(Enumerable.Range(1, feed.Count).Select(i => (long)i));
        Sorted(feed.Select(change => change.Change.SourceSystem!)).ShouldBe(Sorted(written.Concat(written)));
        if (provider == DatabaseProvider.Sqlite)
            (await node.ReadAsync(db => db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(Stop))).ShouldBe(["ok"]);
    }

    private static async Task<List<string>> WriteAndKillAsync(TestDatabase database, int acknowledgements)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet",
            [typeof(CrashTests).Assembly.Location, "write-until-killed", database.Provider.ToString(), database.ConnectionString]) { RedirectStandardOutput = true })!;
        var names = new List<string>();
        try
        {
            while (names.Count < acknowledgements)
                names.Add((await process.StandardOutput.ReadLineAsync(Stop)).ShouldNotBeNull("The writer ended by itself."));
        }
        finally
        {
            process.Kill();
        }
        // What it had said before it died counts as well; its last line may be cut off.
        while (await process.StandardOutput.ReadLineAsync(Stop) is { } name)
            names.Add(name);
        await process.WaitForExitAsync(Stop);
        return [.. names.Take(names.Count - 1)];
    }

    private static List<string> Sorted(IEnumerable<string> names) => [.. names.Order(StringComparer.Ordinal)];
}
