using System.Net;
using IdentityHub.Accounts;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Decisions;
using IdentityHub.Kernel.Ids;
using IdentityHub.Web.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.Web.Tests.Preferences;

/// <summary>Unsubscribing without login, as mail programs, scanners and people do it.</summary>
public sealed class UnsubscribeTests(HubFixture hub)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task S060_a_mail_program_unsubscribes_by_one_post_without_cookies_and_a_repeat_changes_nothing(bool multipart)
    {
        var (shopper, record) = await SubscriberAsync();
        var link = Garden.LinkFor(hub, record);
        var before = await Garden.EventsAsync(hub, record);
        using var http = Plain();

        foreach (var attempt in (int[])[1, 2, 3])
        {
            // RFC 8058 §3.2: either encoding, no cookies, no referrer.
            using HttpContent body = multipart
                ? new MultipartFormDataContent { { new StringContent("One-Click"), "List-Unsubscribe" } }
                : new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]);
            using var answer = await http.PostAsync(new Uri(link, UriKind.Relative), body, Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"attempt {attempt}");
            answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }

        (await Garden.MayMailAsync(hub, shopper)).ShouldBe(Verdict.Deny);
        (await Garden.EventsAsync(hub, record)).ShouldBe(before + 1);
    }

    [Fact]
    public async Task S061_a_link_scanner_that_opens_every_link_changes_nothing()
    {
        var (shopper, record) = await SubscriberAsync();
        var before = await Garden.EventsAsync(hub, record);
        using var http = Plain();
        foreach (var path in (string[])[Garden.LinkFor(hub, record), Garden.LinkFor(hub, record, Garden.Weekly), Garden.LinkFor(hub, record).Replace("/unsubscribe/", "/preferences/", StringComparison.Ordinal)])
        {
            using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path), Cancellation);
            using var get = await http.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
            get.StatusCode.ShouldBe(HttpStatusCode.OK);
            get.Headers.GetValues("Referrer-Policy").ShouldContain("no-referrer");
            get.Headers.Contains("Set-Cookie").ShouldBeFalse();
            // Scanners that press: a POST that isn't one-click and names nothing.
            using var empty = await http.PostAsync(new Uri(path.Replace("/preferences/", "/unsubscribe/", StringComparison.Ordinal), UriKind.Relative), new FormUrlEncodedContent([]), Cancellation);
            empty.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }

        (await Garden.EventsAsync(hub, record)).ShouldBe(before);
        (await Garden.MayMailAsync(hub, shopper)).ShouldBe(Verdict.Allow);
    }

    [Fact]
    public async Task S062_a_link_that_was_altered_or_made_up_unsubscribes_nobody()
    {
        var (shopper, record) = await SubscriberAsync();
        using var http = Plain();
        var link = Garden.LinkFor(hub, record);
        foreach (var forged in (string[])[link[..^3] + "AAA", link[..^1], "/unsubscribe/" + record, "/unsubscribe/x"])
        {
            using var answer = await http.PostAsync(new Uri(forged, UriKind.Relative), new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]), Cancellation);
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await Garden.MayMailAsync(hub, shopper)).ShouldBe(Verdict.Allow);
    }

    [Fact]
    public async Task A_person_unsubscribes_by_the_button_and_is_at_no_dead_end()
    {
        var (shopper, record) = await SubscriberAsync();
        using var browser = hub.Browse("de");
        var link = Garden.LinkFor(hub, record);

        var (_, asked) = await browser.OpenAsync(link);
        asked.Body!.TextContent.ShouldContain("Gartenpost");
        var (done, page) = await browser.SubmitAsync(asked, link, "scope", ("scope", "Message"));

        done.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Erledigt");
        page.QuerySelector("a[href^='/preferences/']").ShouldNotBeNull();
        (await Garden.MayMailAsync(hub, shopper)).ShouldBe(Verdict.Deny);
    }

    [Fact]
    public async Task Who_unsubscribed_through_one_system_subscribes_again_through_the_account()
    {
        var (shopper, record) = await SubscriberAsync();
        var crm = await Garden.KnownToCrmAsync(hub, shopper);
        (await Garden.SaysAsync(hub, crm.Record, ConsentAction.Withdrawn, shopper.Email!)).Refusal.ShouldBeNull();
        (await Garden.MayMailAsync(hub, shopper)).ShouldBe(Verdict.Deny, "the other system's word counts");
        using var browser = await hub.Browse().AsAsync(shopper.Email!);

        var (_, page) = await browser.OpenAsync("/account/preferences");
        page.Body!.TextContent.ShouldContain("You said no");
        var (saved, _) = await browser.SubmitAsync(page, "/account/preferences", "shown", ("topic", "garden-weekly|Email"));
        saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        (await browser.OpenAsync("/account/preferences")).Page.QuerySelector("input[value='garden-weekly|Email']")!.HasAttribute("checked").ShouldBeTrue();
        var (consents, consentPage) = await browser.OpenAsync("/account/consents");
        consents.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await browser.SubmitAsync(consentPage, "/account/consents", "purpose", ("purpose", "garden-news"), ("channel", "Email"), ("textVersion", "1"), ("answer", "grant"))).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Garden.MayMailAsync(hub, shopper)).ShouldBe(Verdict.Allow);
    }

    private async Task<(HubUser Shopper, SourceRecordId Record)> SubscriberAsync()
    {
        await Garden.PlantAsync(hub);
        var shopper = await hub.NewShopperAsync();
        var record = new SourceRecordId(shopper.OwnRecordId!.Value);
        (await hub.Hub.ScopedAsync<ConsentRecorder, Kernel.Outcomes.Outcome<IReadOnlyList<ConsentEventId>>>(recorder => recorder.RecordAsync(
            [new ConsentCapture(new ConsentSubject.OfSourceRecord(record), Garden.Purpose, Consent.Purposes.Channel.Email, Consent.ContactPoints.ContactPoint.OfEmail(shopper.Email!), ConsentAction.Granted) { ByVerifiedOwner = true }],
            Kernel.Actors.Actor.Account(shopper.AccountId), null, Cancellation))).Refusal.ShouldBeNull();
        (await Garden.MayMailAsync(hub, shopper)).ShouldBe(Verdict.Allow);
        return (shopper, record);
    }

    private HttpClient Plain() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = hub.Address };
}
