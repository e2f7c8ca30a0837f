using System.Net;
using IdentityHub.Accounts;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Messaging;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys.DoubleOptIn;
using IdentityHub.Journeys.Messaging;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.Web.Tests.Preferences;

/// <summary>Whoever writes an address into a form only asks; its owner agrees.</summary>
public sealed class DoubleOptInTests(HubFixture hub)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_is_asked_by_mail_and_counts_once_its_owner_presses_the_button()
    {
        await Garden.PlantAsync(hub);
        var shopper = await hub.NewShopperAsync(verified: false);
        var record = new SourceRecordId(shopper.OwnRecordId!.Value);

        (await AskAsync(record, Channel.Email, ContactPoint.OfEmail(shopper.Email!))).Refusal.ShouldBeNull();

        (await Garden.MayMailAsync(hub, shopper)).ShouldNotBe(Verdict.Allow);
        var link = HubFixture.LinkIn(await hub.MailAsync(shopper.Email!, "confirm: Garden"));
        using var browser = hub.Browse();
        var (_, page) = await browser.OpenAsync(link);
        (await Garden.MayMailAsync(hub, shopper)).ShouldNotBe(Verdict.Allow, "opening the link changes nothing");
        (await browser.PostAsync(link, [])).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Garden.MayMailAsync(hub, shopper)).ShouldBe(Verdict.Allow);
        var events = await Garden.EventsAsync(hub, record);
        (await browser.PostAsync(link, [])).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await Garden.EventsAsync(hub, record)).ShouldBe(events, "again changes nothing");
        page.QuerySelector("form button").ShouldNotBeNull();
        (await browser.PostAsync(link[..^4] + "AAAA", [])).Response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_number_is_asked_by_text_message_agrees_by_a_word_stops_by_a_word_and_starts_again()
    {
        await Garden.PlantAsync(hub);
        var shopper = await hub.NewShopperAsync();
        var record = new SourceRecordId(shopper.OwnRecordId!.Value);
        var number = ContactPoint.OfPhone($"+49151{Random.Shared.Next(10_000_000, 99_999_999)}");
        (await AskAsync(record, Channel.Sms, number)).Refusal.ShouldBeNull();
        await Testing.Waiting.UntilAsync(() => hub.Hub.Services.GetRequiredService<TextOutbox>().Sent().Any(sent => sent.Message.To == number.Value));
        (await MayTextAsync(shopper, number)).ShouldNotBe(Verdict.Allow);

        (await ReceiveAsync(number, "JA")).Value.Reply.ShouldNotBeNull();
        (await MayTextAsync(shopper, number)).ShouldBe(Verdict.Allow);

        var stopped = (await ReceiveAsync(number, "Stopp!")).Value;
        (stopped.Keyword, stopped.SessionUntil).ShouldBe((Keyword.Stop, (DateTimeOffset?)null));
        (await MayTextAsync(shopper, number)).ShouldBe(Verdict.Deny);

        var started = (await ReceiveAsync(number, "START")).Value;
        started.SessionUntil!.Value.ShouldBeInRange(DateTimeOffset.UtcNow.AddHours(23), DateTimeOffset.UtcNow.AddHours(25));
        (await MayTextAsync(shopper, number)).ShouldBe(Verdict.Allow);
        (await ReceiveAsync(number, "HILFE")).Value.Reply!.ShouldContain("STOPP");
    }

    private Task<Outcome<InboundAnswer>> ReceiveAsync(ContactPoint number, string text) => hub.Hub.ScopedAsync<ReceiveMessage, Outcome<InboundAnswer>>(receive => receive.RunAsync(
        new InboundMessage(Channel.Sms, number, text) { Programme = [Garden.Purpose], SessionPurpose = Garden.Service, Locale = "de", Sender = "Garten" }, Cancellation));

    private Task<Outcome<IReadOnlyList<ConsentEventId>>> AskAsync(SourceRecordId record, Channel channel, ContactPoint point) =>
        hub.Hub.ScopedAsync<RecordOptIns, Outcome<IReadOnlyList<ConsentEventId>>>(record2 => record2.RunAsync(
            [new ConsentCapture(new ConsentSubject.OfSourceRecord(record), Garden.Purpose, channel, point, ConsentAction.Granted) { Method = CaptureMethod.Form }], Actor.Hub("test"), null, Cancellation));

    private async Task<Verdict> MayTextAsync(HubUser shopper, ContactPoint number)
    {
        var party = (await hub.Hub.ScopedAsync<Journeys.SignOn.OwnParty, GlobalPartyId?>(parties => parties.FindAsync(shopper.AccountId, Cancellation)))!.Value;
        return (await hub.Hub.ScopedAsync<ConsentDecider, Outcome<ConsentDecision>>(decider => decider.DecideAsync(
            new DecisionQuestion(party, Garden.Purpose, Channel.Sms, number), ReadConsistency.Full, Cancellation))).Value.Verdict;
    }
}
