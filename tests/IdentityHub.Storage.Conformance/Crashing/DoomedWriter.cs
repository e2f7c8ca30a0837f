using System.Globalization;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Work;
using IdentityHub.Storage.Conformance.Engines;
using IdentityHub.Storage.Feed;
using IdentityHub.Testing;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.Conformance.Crashing;

/// <summary>Writes commands that touch every table of the unit of work, says which were acknowledged, and sequences beside it, until it is killed.</summary>
internal static class DoomedWriter
{
    public static async Task<int> RunAsync(DatabaseProvider provider, string connectionString)
    {
        await using var node = TestDatabase.At(provider, connectionString).Node();
        var sequencer = node.GetRequiredService<Sequencer>();
        await sequencer.StartAsync(CancellationToken.None);
        var run = Guid.NewGuid().ToString("N")[..8];
        for (var i = 0; ; i++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{run}-{i}");
            await node.CommandAsync((db, work) => WriteAsync(db, work, name));
            await Console.Out.WriteLineAsync(name);
        }
    }

    private static async Task<bool> WriteAsync(HubDbContext db, IWork work, string name)
    {
        var request = Hub.Request(name);
        await work.ClaimAsync([request], default);
        db.Add(new DataProtectionKey { FriendlyName = name });
        await db.SaveChangesAsync();
        work.Audit(new AuditEntry("test.write", Actor.Hub("test"), name));
        work.Enqueue(new JobRequest("test." + name, default));
        work.Publish(Hub.Change(name));
        work.Publish(Hub.Change(name));
        work.Answer(request, default);
        return true;
    }
}
