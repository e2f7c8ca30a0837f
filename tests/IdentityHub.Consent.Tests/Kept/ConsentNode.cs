using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys;
using IdentityHub.MasterData.Facts;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Feed;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.Storage;
using IdentityHub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace IdentityHub.Consent.Tests.Kept;

/// <summary>A node on a database of its own, with one source system and two purposes; a clock that stands still until told.</summary>
internal sealed class ConsentNode : IAsyncDisposable
{
    public static readonly Actor Shop = Actor.Client("shop");
    private readonly TestDatabase database;

    private ConsentNode(TestDatabase database, FakeTimeProvider time)
    {
        this.database = database;
        Time = time;
        Services = database.Node(Compose);
    }

    public ServiceProvider Services { get; }

    public FakeTimeProvider Time { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<ConsentNode> CreateAsync(DatabaseProvider provider)
    {
        var node = new ConsentNode(await TestDatabase.CreateAsync(provider), new FakeTimeProvider(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero)));
        await node.RunAsync<SourceSystems>(async s => _ = (await s.RegisterAsync(new SourceSystem("crm", "CRM", 1) { ContactPointsVerified = true }, Shop, Cancellation)).Value);
        await node.RunAsync<ConsentCatalog>(async c =>
        {
            _ = (await c.UpsertAsync(Decisions.Scene.Newsletter with { Texts = [new PurposeText("en", 1, "News", "Send me news.")] }, Shop, Cancellation)).Value;
            _ = (await c.UpsertAsync(Decisions.Scene.Orders with { Texts = [new PurposeText("en", 1, "Orders", "Tell me of my order.")] }, Shop, Cancellation)).Value;
        });
        return node;
    }

    /// <summary>Another node on the same database and clock.</summary>
    public ServiceProvider AnotherNode() => database.Node(Compose);

    public async Task<T> AskAsync<TService, T>(Func<TService, Task<T>> ask) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task RunAsync<TService>(Func<TService, Task> run) where TService : notnull => AskAsync<TService, bool>(async service =>
    {
        await run(service);
        return true;
    });

    public async Task<IntakeReceipt> PersonAsync(string key) => (await AskAsync<RecordIntake, Kernel.Outcomes.Outcome<IntakeReceipt>>(intake => intake.UpsertAsync(
        new SourceRecordUpsert(new SourceKey("crm", key), new SourceRecordContent { GivenName = "Ada", FamilyName = key, Emails = [new EmailAddressValue($"{key}@example.com", true)] }),
        Shop, null, Cancellation))).Value;

    public static ConsentCapture Say(SourceRecordId record, ConsentAction action, string? email = null, Channel? channel = Channel.Email, string purpose = "newsletter") => new(
        new ConsentSubject.OfSourceRecord(record), new PurposeId(purpose), channel, email is null ? null : ContactPoint.OfEmail(email), action);

    public async Task<ConsentEventId> RecordAsync(ConsentCapture capture, Actor? actor = null)
    {
        Time.Advance(TimeSpan.FromSeconds(1));
        return (await AskAsync<ConsentRecorder, Kernel.Outcomes.Outcome<IReadOnlyList<ConsentEventId>>>(r => r.RecordAsync([capture], actor ?? Shop, null, Cancellation))).Value[0];
    }

    public async Task<ConsentDecision> DecideAsync(GlobalPartyId party, string? email = null, string purpose = "newsletter", ReadConsistency? consistency = null) =>
        (await AskAsync<ConsentDecider, Kernel.Outcomes.Outcome<ConsentDecision>>(d => d.DecideAsync(
            new DecisionQuestion(party, new PurposeId(purpose), Channel.Email, email is null ? null : ContactPoint.OfEmail(email)), consistency ?? ReadConsistency.Full, Cancellation))).Value;

    public async Task<MergeReceipt> MergeAsync(GlobalPartyId survivor, GlobalPartyId absorbed) => (await AskAsync<MergeParties, Kernel.Outcomes.Outcome<MergeReceipt>>(
        m => m.RunAsync(new MergeOrder(survivor, absorbed, survivor, null, null, "test"), Shop, null, Cancellation))).Value;

    public async Task<UnmergeReceipt> UnmergeAsync(MergeId merge) => (await AskAsync<UnmergeParties, Kernel.Outcomes.Outcome<UnmergeReceipt>>(
        m => m.RunAsync(new UnmergeOrder(merge, null, "test"), Shop, null, Cancellation))).Value;

    /// <summary>Keeps a contact point's state in a command of its own.</summary>
    public async Task SaveAsync(ContactPointState state)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
            async (_, token) =>
            {
                await scope.ServiceProvider.GetRequiredService<IConsentStore>().SaveAsync(state, token);
                return true;
            },
            Cancellation);
    }

    /// <summary>Does what the sequencer does: positions, seals.</summary>
    public async Task SequenceAsync()
    {
        for (var busy = true; busy;)
        {
            busy = false;
            await using var scope = Services.CreateAsyncScope();
            foreach (var step in scope.ServiceProvider.GetServices<ISequencedStep>())
            {
                if (!await step.IsNeededAsync(Cancellation))
                    continue;
                busy = await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(
                    async (work, token) =>
                    {
                        await step.RunAsync(work, token);
                        return true;
                    },
                    Cancellation);
            }
        }
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private void Compose(IServiceCollection services) => services
        .AddSingleton<TimeProvider>(Time)
        .AddSingleton<Ledger.TestSigner>().AddSingleton<IdentityHub.Consent.Ledger.ILedgerSigner>(p => p.GetRequiredService<Ledger.TestSigner>())
        .AddMasterData().AddConsent()
        .AddScoped<IMembershipWatch, ConsentMovements>().AddScoped<MergeParties>().AddScoped<UnmergeParties>();
}
