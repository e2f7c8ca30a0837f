using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Purposes;
using IdentityHub.Demo.Hosting;
using IdentityHub.Kernel.Actors;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Sources;
using IdentityHub.OpenId.Clients;

namespace IdentityHub.Demo.Seeding;

/// <summary>Fills the demo's hub through the same doors that everybody uses.</summary>
internal static class DemoSeed
{
    private const int RecordsAtOnce = 200, ConsentsAtOnce = 200;
    private static readonly Actor Seeder = Actor.Hub("demo-seed");

    /// <summary>Brings the clients to the addresses in use; at the first start also makes sources, purposes, people, records and consents.</summary>
    public static async Task ApplyAsync(IServiceProvider services, DemoOptions options, DemoFolder folder, ISeedProgress progress, CancellationToken cancellation)
    {
        await WithAsync<ClientRegistry>(services, async clients =>
        {
            foreach (var client in DemoClients.All(options))
                Seeded.OrThrow(await clients.ApplyAsync(client, Seeder, cancellation), client.ClientId);
        });
        if (folder.IsSeeded)
            return;

        await WithAsync<SourceSystems>(services, async sources =>
        {
            foreach (var source in DemoSources.All)
                Seeded.OrThrow(await sources.RegisterAsync(source, Seeder, cancellation), source.Code);
        });
        await WithAsync<ConsentCatalog>(services, async catalog =>
        {
            foreach (var purpose in DemoPurposes.All)
                Seeded.OrThrow(await catalog.UpsertAsync(purpose, Seeder, cancellation), purpose.Id.Code);
            foreach (var subscription in DemoPurposes.Subscriptions)
                Seeded.OrThrow(await catalog.UpsertSubscriptionAsync(subscription, Seeder, cancellation), subscription.Id.Code);
        });
        progress.Report("Accounts", 0, 1);
        await DemoAccounts.MakeAsync(services, Seeder, cancellation);
        progress.Report("Accounts", 1, 1);

        var customers = MadeUpCustomers.Make(options.Records);
        await TakeInAsync(services, customers, progress, cancellation);
        await ConsentAsync(services, customers, progress, cancellation);
        folder.MarkSeeded();
    }

    private static async Task TakeInAsync(IServiceProvider services, MadeUpCustomers customers, ISeedProgress progress, CancellationToken cancellation)
    {
        var queue = services.GetRequiredService<IntakeQueue>();
        var done = 0;
        foreach (var batch in customers.Records.Chunk(RecordsAtOnce))
        {
            var receipts = await Task.WhenAll(batch.Select(record => queue.SubmitAsync(IntakeCommand.Write(record, Seeder), cancellation)));
            foreach (var (receipt, record) in receipts.Zip(batch))
                Seeded.OrThrow(receipt, record.Key.ToString());
            progress.Report("Customer records", done += batch.Length, customers.Records.Count);
        }
    }

    private static async Task ConsentAsync(IServiceProvider services, MadeUpCustomers customers, ISeedProgress progress, CancellationToken cancellation)
    {
        var done = 0;
        foreach (var batch in customers.Consents.Chunk(ConsentsAtOnce))
        {
            await WithAsync<ConsentRecorder>(services, async recorder =>
                Seeded.OrThrow(await recorder.RecordAsync(batch, Seeder, null, cancellation), "consents"));
            progress.Report("Consents", done += batch.Length, customers.Consents.Count);
        }
    }

    private static async Task WithAsync<TService>(IServiceProvider services, Func<TService, Task> act) where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
