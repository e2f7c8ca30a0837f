using IdentityHub.Accounts;
using IdentityHub.Consent;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Consent.Unsubscribing;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace IdentityHub.Web.Tests.Preferences;

/// <summary>A purpose and a subscription of these tests' own on the shared hub.</summary>
internal static class Garden
{
    public static readonly PurposeId Purpose = new("garden-news"), Service = new("garden-service");
    public static readonly SubscriptionId Weekly = new("garden-weekly");
    private static readonly Actor Test = Actor.Hub("test");
    private static readonly SemaphoreSlim Gate = new(1);
    private static bool planted;

    public static async Task PlantAsync(HubFixture hub)
    {
        await Gate.WaitAsync();
        try
        {
            if (planted)
                return;
            planted = true;
            await hub.Hub.ScopedAsync<ConsentCatalog, bool>(async catalog =>
            {
                (await catalog.UpsertAsync(new Purpose(Purpose, "Garden news", PurposeKind.Promotional, LegalBasis.Consent, [Channel.Email, Channel.Sms],
                    [new PurposeText("en", 1, "Garden news", "News about our gardens."), new PurposeText("de", 1, "Gartenpost", "Neues aus unseren Gärten.")]) { DoubleOptIn = true }, Test, default)).Refusal.ShouldBeNull();
                (await catalog.UpsertAsync(new Purpose(Service, "Garden service", PurposeKind.Transactional, LegalBasis.Contract, [Channel.Sms], [new PurposeText("en", 1, "Service", "Answers to your questions.")]), Test, default)).Refusal.ShouldBeNull();
                (await catalog.UpsertSubscriptionAsync(new Subscription(Weekly, "Garden weekly", Purpose, [Channel.Email], [new PurposeText("en", 1, "Garden weekly", "Every week."), new PurposeText("de", 1, "Gartenwoche", "Jede Woche.")])
                {
                    Frequency = Frequency.Weekly,
                    OfferedFrequencies = [Frequency.Weekly, Frequency.Monthly],
                }, Test, default)).Refusal.ShouldBeNull();
                return true;
            });
            await hub.Hub.ScopedAsync<SourceSystems, bool>(async systems => (await systems.RegisterAsync(new SourceSystem("garden-crm", "Garden CRM", 20) { ContactPointsVerified = true }, Test, default)).Refusal is null);
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>What another system knows of a shopper, by their own address; joins the shopper's party.</summary>
    public static Task<IntakeReceipt> KnownToCrmAsync(HubFixture hub, HubUser shopper) => hub.Hub.ScopedAsync<RecordIntake, IntakeReceipt>(async intake =>
        (await intake.UpsertAsync(new SourceRecordUpsert(new SourceKey("garden-crm", $"crm-{shopper.Id:n}"), new SourceRecordContent
        {
            GivenName = shopper.GivenName, FamilyName = shopper.FamilyName, Emails = [new EmailAddressValue(shopper.Email!, true)],
        }), Test, null, default)).Value);

    public static Task<Outcome<IReadOnlyList<ConsentEventId>>> SaysAsync(HubFixture hub, SourceRecordId record, ConsentAction action, string email) =>
        hub.Hub.ScopedAsync<ConsentRecorder, Outcome<IReadOnlyList<ConsentEventId>>>(recorder => recorder.RecordAsync(
            [new ConsentCapture(new ConsentSubject.OfSourceRecord(record), Purpose, Channel.Email, ContactPoint.OfEmail(email), action)], Test, null, default));

    public static string LinkFor(HubFixture hub, SourceRecordId record, SubscriptionId? subscription = null) =>
        $"/unsubscribe/{hub.Hub.Services.GetRequiredService<MessageLinks>().Seal(new MessageLink(record, Purpose, Channel.Email, subscription))}";

    public static async Task<Verdict> MayMailAsync(HubFixture hub, HubUser shopper)
    {
        var party = (await hub.Hub.ScopedAsync<OwnParty, GlobalPartyId?>(parties => parties.FindAsync(shopper.AccountId, default)))!.Value;
        return (await hub.Hub.ScopedAsync<ConsentDecider, Outcome<ConsentDecision>>(decider => decider.DecideAsync(
            new DecisionQuestion(party, Purpose, Channel.Email, ContactPoint.OfEmail(shopper.Email!)), ReadConsistency.Full, default))).Value.Verdict;
    }

    public static Task<int> EventsAsync(HubFixture hub, SourceRecordId record) => hub.Hub.ScopedAsync<IConsentStore, int>(async store => (await store.OfRecordsAsync([record], default)).Count);
}
