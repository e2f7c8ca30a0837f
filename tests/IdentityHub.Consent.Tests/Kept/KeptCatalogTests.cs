using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Forms;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Subscriptions;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Storage;
using Shouldly;
using Xunit;
using static IdentityHub.Consent.Tests.Kept.ConsentNode;

namespace IdentityHub.Consent.Tests.Kept;

/// <summary>Forms, subscriptions and every field of an event, over each database that is there.</summary>
public abstract class KeptCatalogTests(DatabaseProvider provider)
{
    private static readonly PurposeText Text = new("en", 1, "News", "Send me news.");

    [Fact]
    public async Task AForm_KeepsEveryWording()
    {
        await using var node = await CreateAsync(provider);
        var form = new AuthorisationForm(new FormId("sign-up"), "Sign-up", [new PurposeId("newsletter")], [Text]) { Brand = new BrandId("northwind"), ReconsentBelowVersion = 2 };
        async Task<Outcome<AuthorisationForm>> UpsertAsync(AuthorisationForm wanted) => await node.AskAsync<ConsentCatalog, Outcome<AuthorisationForm>>(c => c.UpsertFormAsync(wanted, Shop, Cancellation));

        _ = (await UpsertAsync(form)).Value;
        _ = (await UpsertAsync(form with { Texts = [Text with { Body = "Send me the news." }] })).Value;
        var kept = (await node.AskAsync<ConsentCatalog, IReadOnlyList<AuthorisationForm>>(c => c.ListFormsAsync(Cancellation))).Single();
        kept.Texts.Select(t => (t.Version, t.Body)).ShouldBe([(1, "Send me news."), (2, "Send me the news.")]);
        kept.Find("EN", 1)!.Hash.ShouldBe(Text.Hash);
        (kept with { Texts = form.Texts, Purposes = form.Purposes }).ShouldBe(form);
        (await UpsertAsync(form with { Purposes = [new PurposeId("unheard-of")] })).Refusal!.Reason.ShouldBe("PURPOSE_UNKNOWN");
        (await UpsertAsync(form with { Name = "" })).Refusal!.Reason.ShouldBe("INVALID_ARGUMENT");
    }

    [Fact]
    public async Task ASubscription_ItsChoices_AndEveryFieldOfAnEvent_AreKept()
    {
        await using var node = await CreateAsync(provider);
        var weekly = new Subscription(new SubscriptionId("weekly"), "Weekly", new PurposeId("newsletter"), [Channel.Email], [Text])
        {
            Frequency = Frequency.Weekly, OfferedFrequencies = [Frequency.Weekly, Frequency.Monthly], Window = new DeliveryWindow(new TimeOnly(9, 0), new TimeOnly(18, 30)),
        };
        _ = (await node.AskAsync<ConsentCatalog, Outcome<Subscription>>(c => c.UpsertSubscriptionAsync(weekly, Shop, Cancellation))).Value;
        (await node.AskAsync<ConsentCatalog, Subscription?>(c => c.FindSubscriptionAsync(weekly.Id, Cancellation)))!.Window.ShouldBe(weekly.Window);
        var ada = await node.PersonAsync("ada");
        var request = await node.RecordAsync(Say(ada.Record, ConsentAction.DoubleOptInRequested, "ada@example.com") with { Subscription = weekly.Id });
        var confirmation = Say(ada.Record, ConsentAction.DoubleOptInConfirmed, "ada@example.com") with
        {
            Subscription = weekly.Id, Confirms = request, Brand = null, Place = "DE-BY", Quality = GrantQuality.Written, Method = CaptureMethod.ConfirmationLink,
            Evidence = new ConsentEvidence("sign-up", 3, "de", new string('a', 64), "192.0.2.0", "Firefox on Linux", "1", new DoubleOptInProof(new string('b', 64), node.Time.GetUtcNow(), "m1")),
        };
        var id = await node.RecordAsync(confirmation);
        var kept = (await node.AskAsync<IConsentStore, IReadOnlyList<LedgerEvent>>(s => s.HistoryAsync(ada.Record, 10, Cancellation))).Single(e => e.Statement.Id == id);
        var statement = kept.Statement;
        (statement.Subscription, statement.Confirms, statement.Place, statement.Quality, statement.Method, statement.TextVersion).ShouldBe(
            (weekly.Id, request, "DE-BY", GrantQuality.Written, CaptureMethod.ConfirmationLink, 3));
        var key = (await node.AskAsync<IConsentStore, IReadOnlyList<SubjectKey>>(s => s.SubjectKeysAsync([ada.Record], Cancellation))).Single();
        (await node.AskAsync<SealedPayloads, LedgerPayload?>(p => Task.FromResult(p.Open(id, kept.Payload, key))))!.Evidence.ShouldBe(confirmation.Evidence);
        (await node.AskAsync<IConsentStore, IReadOnlyList<ConsentStatement>>(s => s.OfRecordsAsync([ada.Record], Cancellation))).Single(s => s.Id == id).ShouldBeEquivalentTo(statement);

        var wrong = await node.AskAsync<ConsentRecorder, Outcome<IReadOnlyList<ConsentEventId>>>(r => r.RecordAsync([confirmation with { ContactPoint = ContactPoint.OfEmail("eda@example.com") }], Shop, null, Cancellation));
        wrong.Refusal!.Reason.ShouldBe("CONFIRMS_INVALID");
    }

    [Fact]
    public async Task ContactPointStates_AreKept()
    {
        await using var node = await CreateAsync(provider);
        var state = new ContactPointState(new ContactPointKey(7)) { VerifiedAt = node.Time.GetUtcNow(), BouncedAt = node.Time.GetUtcNow().AddDays(1), IsShared = true };
        await node.SaveAsync(state);
        await node.SaveAsync(state with { BouncedAt = null });
        (await node.AskAsync<IConsentStore, IReadOnlyList<ContactPointState>>(s => s.ContactPointStatesAsync([state.Key, new ContactPointKey(8)], Cancellation))).ShouldBe([state with { BouncedAt = null }]);
    }
}

public sealed class SqliteKeptCatalogTests() : KeptCatalogTests(DatabaseProvider.Sqlite);

public sealed class PostgreSqlKeptCatalogTests() : KeptCatalogTests(DatabaseProvider.PostgreSql);

[Trait("Category", "SqlServer")]
public sealed class SqlServerKeptCatalogTests() : KeptCatalogTests(DatabaseProvider.SqlServer);
