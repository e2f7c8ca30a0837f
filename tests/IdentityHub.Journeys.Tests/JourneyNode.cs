using IdentityHub.Accounts;
using IdentityHub.Accounts.Mail;
using IdentityHub.Consent;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.OpenId;
using IdentityHub.Storage;
using IdentityHub.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.Journeys.Tests;

/// <summary>A node with every module that journeys cross, on a fresh database; every call in a scope of its own.</summary>
internal sealed class JourneyNode : IAsyncDisposable
{
    private static readonly IConfiguration Configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Hub:Accounts:HashMemoryKiB"] = "64",
        ["Hub:Accounts:RegistrationsPerHour"] = "5",
    }).Build();

    private readonly TestDatabase database;

    private JourneyNode(TestDatabase database, ServiceProvider services) => (this.database, Services) = (database, services);

    public ServiceProvider Services { get; }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<JourneyNode> CreateAsync(DatabaseProvider provider = DatabaseProvider.Sqlite, Action<IServiceCollection>? configure = null)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var node = new JourneyNode(database, database.Node(services =>
        {
            services.AddMasterData().AddConsent().AddOpenId(Configuration, new Uri("http://localhost:5000/")).AddAccounts(Configuration).AddJourneys();
            configure?.Invoke(services);
        }));
        await node.InAsync<SourceSystems, bool>(async systems =>
        {
            foreach (var system in (SourceSystem[])[new(SourceSystem.HubCode, "Hub", 100), new("crm", "CRM", 20) { ContactPointsVerified = true }])
                (await systems.RegisterAsync(system, Actor.Hub("tests"), Cancellation)).Refusal.ShouldBeNull();
            return true;
        });
        await node.InAsync<ConsentCatalog, bool>(async catalog =>
        {
            (await catalog.UpsertAsync(new Purpose(new PurposeId("newsletter"), "Newsletter", PurposeKind.Promotional, LegalBasis.Consent, [Channel.Email, Channel.Sms],
                [new PurposeText("en", 1, "Newsletter", "News about our products.")]), Actor.Hub("tests"), Cancellation)).Refusal.ShouldBeNull();
            return true;
        });
        return node;
    }

    /// <summary>Services of another node on the same database, composed as this one and then changed.</summary>
    public ServiceProvider Another(Action<IServiceCollection> configure) => database.Node(services =>
    {
        services.AddMasterData().AddConsent().AddOpenId(Configuration, new Uri("http://localhost:5000/")).AddAccounts(Configuration).AddJourneys();
        configure(services);
    });

    public async Task<TResult> InAsync<TService, TResult>(Func<TService, Task<TResult>> call) where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await call(scope.ServiceProvider.GetRequiredService<TService>());
    }

    public Task<Kernel.Outcomes.Outcome<HubUser>> RegisterAsync(RegistrationForm form) => InAsync<Register, Kernel.Outcomes.Outcome<HubUser>>(journey => journey.RunAsync(form, Cancellation));

    public static RegistrationForm Form(string email = "grace@example.com", string given = "Grace", string family = "Hopper", params TickedConsent[] consents) =>
        new(email, "Compiler-1952!", given, family, "en", "storefront", consents, new FormEvidence("register", "1", "en", new string('a', 64), "203.0.113.7", "Firefox/140 Linux"));

    public Task<IntakeReceipt> CrmAsync(string key, string given, string family, string email) => InAsync<RecordIntake, IntakeReceipt>(async intake =>
        (await intake.UpsertAsync(new SourceRecordUpsert(new SourceKey("crm", key), new SourceRecordContent { GivenName = given, FamilyName = family, Emails = [new EmailAddressValue(email, true)] }),
            Actor.Client("crm-client"), null, Cancellation)).Value);

    public Task<CrosswalkAnswer?> LookupAsync(SourceKey key) => InAsync<PartyDirectory, CrosswalkAnswer?>(parties => parties.LookupAsync(key, ReadConsistency.Full, Cancellation));

    /// <summary>Rows of everything that a registration writes.</summary>
    public Task<string> CountsAsync() => InAsync<HubDbContext, string>(async db =>
    {
        var counts = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct().Order())
        {
            if (table is "account_throttle" or "data_protection_keys")
                continue;
#pragma warning disable EF1002 // Names of tables, from the model.
            counts.Add($"{table}={await db.Database.SqlQueryRaw<int>($"SELECT COUNT(*) AS \"Value\" FROM {table}").SingleAsync(Cancellation)}");
#pragma warning restore EF1002
        }
        return string.Join(' ', counts);
    });

    public async ValueTask DisposeAsync() => await database.DisposeAsync();
}
