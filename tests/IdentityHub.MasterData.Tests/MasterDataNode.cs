using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;
using IdentityHub.Storage;
using IdentityHub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace IdentityHub.MasterData.Tests;

/// <summary>A node on a fresh database, with the source systems of these tests; every call in a scope of its own.</summary>
internal sealed class MasterDataNode : IAsyncDisposable
{
    public static readonly Actor Crm = Actor.Client("crm-client");

    public static readonly SourceSystem[] Systems =
    [
        new("crm", "Customer relations", 20) { ContactPointsVerified = true },
        new("shop", "Shop", 30) { ContactPointsVerified = true },
        new("web", "Web forms", 60),
        new("loyalty", "Loyalty", 40) { UniqueKeys = [new UniqueKey("key", "loyalty-number")] },
        new("service", "Service", 50) { UniqueKeys = [new UniqueKey("loyalty_number", "loyalty-number")] },
    ];

    private readonly TestDatabase database;
    private readonly bool ownsDatabase;

    private MasterDataNode(TestDatabase database, ServiceProvider services, bool ownsDatabase) =>
        (this.database, Services, this.ownsDatabase) = (database, services, ownsDatabase);

    public ServiceProvider Services { get; }

    public TestDatabase Database => database;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<MasterDataNode> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, IRecordMatcher? matcher = null)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var node = On(database, ownsDatabase: true, matcher);
        foreach (var system in Systems)
            (await node.InScope<SourceSystems, Outcome<SourceSystem>>(systems => systems.RegisterAsync(system, Actor.Hub("tests"), Cancellation))).Refusal.ShouldBeNull();
        return node;
    }

    /// <summary>Another node on the same database.</summary>
    public static MasterDataNode On(TestDatabase database, bool ownsDatabase = false, IRecordMatcher? matcher = null) => new(
        database,
        database.Node(services =>
        {
            services.AddMasterData();
            if (matcher is not null)
                services.AddSingleton(matcher);
        }),
        ownsDatabase);

    public async Task<TResult> InScope<TService, TResult>(Func<TService, Task<TResult>> call) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await call(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<Outcome<IntakeReceipt>> TryPut(SourceRecordUpsert upsert, RequestKey? request = null) =>
        InScope<RecordIntake, Outcome<IntakeReceipt>>(intake => intake.UpsertAsync(upsert, Crm, request, Cancellation));

    public async Task<IntakeReceipt> Put(SourceRecordUpsert upsert) => (await TryPut(upsert)).Value;

    public async Task<IntakeReceipt> Put(string system, string key, SourceRecordContent content, long? version = null) =>
        await Put(new SourceRecordUpsert(new SourceKey(system, key), content, SourceVersion: version));

    public async Task<IReadOnlyList<Outcome<IntakeReceipt>>> PutAll(params IEnumerable<SourceRecordUpsert> upserts) =>
        await InScope<RecordIntake, IReadOnlyList<Outcome<IntakeReceipt>>>(
            intake => intake.UpsertManyAsync([.. upserts.Select(upsert => IntakeCommand.Write(upsert, Crm))], Cancellation));

    public async Task<PartyView> Get(GlobalPartyId id) =>
        (await InScope<PartyDirectory, PartyView?>(directory => directory.GetAsync(id, ReadConsistency.Full, Cancellation))).ShouldNotBeNull();

    public async ValueTask DisposeAsync()
    {
        if (ownsDatabase)
            await database.DisposeAsync();
    }
}
