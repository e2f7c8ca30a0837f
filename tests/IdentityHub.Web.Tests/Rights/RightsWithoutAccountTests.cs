using System.IO.Compression;
using System.Net;
using System.Text.Json;
using IdentityHub.Accounts.Mail;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Messaging;
using IdentityHub.Consent.Privacy;
using IdentityHub.Journeys;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Journeys.WithoutAccount;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Records;
using IdentityHub.Testing;
using IdentityHub.Web.Tests.Hosting;
using IdentityHub.Web.Tests.Preferences;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web.Tests.Rights;

/// <summary>Access and erasure for people without an account: by a link to an address of theirs, looked at by an employee, and nobody else learns who is known.</summary>
public sealed class RightsWithoutAccountTests(HubFixture hub)
{
    private static readonly Actor Officer = Actor.Client("officer");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_guest_asks_for_a_copy_by_a_link_and_fetches_what_has_their_address_once_an_employee_has_looked()
    {
        var email = Address();
        var guest = await GuestAsync(email);
        var stray = await GuestAsync(Address());
        (await hub.Hub.ScopedAsync<MergeParties, Outcome<MergeReceipt>>(merge => merge.RunAsync(
            new MergeOrder(guest.Party, stray.Party, guest.Party, null, null, "a guess"), new Actor(ActorKind.Operator, "ops"), null, Cancellation))).Refusal.ShouldBeNull();
        using var browser = hub.Browse();
        var link = await LinkAsync(browser, email);

        var (_, choice) = await browser.OpenAsync(link);
        (await RequestsAsync(guest.Party)).ShouldBeEmpty("opening the link asks for nothing");
        (await browser.PostAsync(link, [])).Response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var (asked, _) = await browser.SubmitAsync(choice, link, "kind", ("kind", "Access"));
        asked.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var follow = asked.Headers.Location!.ToString();
        HubFixture.LinkIn(await hub.MailAsync(email, "request was received")).ShouldBe(follow);
        (await browser.SubmitAsync(choice, link, "kind", ("kind", "Access"))).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var request = (await RequestsAsync(guest.Party)).ShouldHaveSingleItem("asked again is answered again");
        (request.State, request.Assurance, request.UnprovenRecords).ShouldBe((PrivacyRequestState.Open, IdentityAssurance.ContactPoint, 1));
        var (_, waiting) = await browser.OpenAsync(follow);
        waiting.QuerySelector("main")!.TextContent.ShouldContain("Being checked");
        waiting.QuerySelector("input[name=request]").ShouldBeNull();
        (await browser.PostAsync($"{follow}/copy", [KeyValuePair.Create("request", request.Id.ToString())])).Response.StatusCode.ShouldBe(HttpStatusCode.NotFound, "nobody has looked yet");

        (await ApproveAsync(request.Id, new Approval())).Refusal!.Reason.ShouldBe("IDENTITY_UNCHECKED");
        (await ApproveAsync(request.Id, new Approval { IdentityChecked = true })).Refusal.ShouldBeNull();
        var (_, ready) = await browser.OpenAsync(follow);
        var (file, _) = await browser.SubmitAsync(ready, follow, "request");

        file.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var archive = new ZipArchive(new MemoryStream(await file.Content.ReadAsByteArrayAsync(Cancellation)));
        await using var entry = await archive.GetEntry("data.json")!.OpenAsync(Cancellation);
        var data = (await JsonDocument.ParseAsync(entry, cancellationToken: Cancellation)).RootElement;
        data.GetProperty("sourceRecords").EnumerateArray().Single().GetProperty("content").GetProperty("emails")[0].GetProperty("value").GetString().ShouldBe(email);
        data.GetProperty("withheldRecords").GetInt32().ShouldBe(1, "what only matching put there is told of by number");
        (await RequestsAsync(guest.Party)).Single().State.ShouldBe(PrivacyRequestState.Completed);
        (await browser.OpenAsync(follow)).Page.QuerySelector("main")!.TextContent.ShouldContain("Done");
    }

    [Fact]
    public async Task An_objection_by_a_number_counts_at_once_and_an_erasure_once_an_employee_has_looked()
    {
        await Garden.PlantAsync(hub);
        var number = $"+49151{Random.Shared.Next(10_000_000, 99_999_999)}";
        var guest = await GuestAsync(Address(), number);
        using var browser = hub.Browse("de");
        var (_, page) = await browser.OpenAsync("/your-rights");
        (await browser.SubmitAsync(page, "/your-rights", "contact", ("contact", number))).Page.QuerySelector("h1")!.TextContent.ShouldBe("Sehen Sie in Ihre Nachrichten");
        TextMessage? text = null;
        await Waiting.UntilAsync(() => (text = hub.Hub.Services.GetRequiredService<TextOutbox>().Sent().Select(sent => sent.Message).FirstOrDefault(message => message.To == number)) is not null);
        text!.Text.ShouldStartWith("Ihre Daten");
        var link = new Uri(text.Text.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;

        (await browser.PostAsync(link, [KeyValuePair.Create("kind", "Objection")])).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.PostAsync(link, [KeyValuePair.Create("kind", "Erasure")])).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        var requests = (await RequestsAsync(guest.Party)).ToDictionary(request => request.Kind);
        (requests[PrivacyRequestKind.Objection].State, requests[PrivacyRequestKind.Erasure].State).ShouldBe((PrivacyRequestState.Completed, PrivacyRequestState.Open));
        (await ApproveAsync(requests[PrivacyRequestKind.Erasure].Id, new Approval { IdentityChecked = true })).Refusal.ShouldBeNull();
        await Waiting.UntilAsync(async () => (await RequestsAsync(guest.Party)).Single(request => request.Kind == PrivacyRequestKind.Erasure).State == PrivacyRequestState.Completed);
        (await browser.PostAsync(link, [KeyValuePair.Create("kind", "Access")])).Page.QuerySelector("h1")!.TextContent.ShouldBe("Es ist nichts da");
    }

    [Fact]
    public async Task S092_known_and_unknown_addresses_get_the_same_answer_and_strangers_have_no_mail_sent_to_the_world()
    {
        var (known, unknown) = (Address(), Address());
        await GuestAsync(known);
        using var browser = hub.Browse();
        var answers = new List<string>();
        foreach (var email in (string[])[unknown, known])
        {
            var (_, page) = await browser.OpenAsync("/your-rights");
            var (response, sent) = await browser.SubmitAsync(page, "/your-rights", "contact", ("contact", email));
            response.StatusCode.ShouldBe(HttpStatusCode.OK);
            answers.Add(sent.QuerySelector("main")!.InnerHtml.Replace(email, "x", StringComparison.Ordinal));
        }

        answers[0].ShouldBe(answers[1]);
        await hub.MailAsync(known, "Your data");
        hub.Hub.Services.GetRequiredService<MailOutbox>().Sent().ShouldNotContain(sent => sent.Message.To == unknown);
        var tries = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
        {
            var (_, page) = await browser.OpenAsync("/your-rights");
            tries.Add((await browser.SubmitAsync(page, "/your-rights", "contact", ("contact", unknown))).Response.StatusCode);
        }
        tries[^1].ShouldBe(HttpStatusCode.TooManyRequests, "as for known ones");
        (await browser.PostAsync("/your-rights", [KeyValuePair.Create("contact", known)])).Response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "another site's form");
        var (_, empty) = await browser.OpenAsync("/your-rights");
        (await browser.SubmitAsync(empty, "/your-rights", "contact", ("contact", "nonsense"))).Page.QuerySelector("#contact-fault").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_link_is_good_for_its_own_purpose_its_own_address_and_its_own_time_only()
    {
        var (email, other) = (Address(), Address());
        await GuestAsync(email);
        var theirs = await GuestAsync(other);
        var links = hub.Hub.Services.GetRequiredService<RightsLinks>();
        var token = links.SealToAsk(ContactPoint.OfEmail(email), "en");
        using var browser = hub.Browse();

        (await browser.OpenAsync($"/your-rights/{token}")).Response.ShouldSatisfyAllConditions(
            response => response.StatusCode.ShouldBe(HttpStatusCode.OK), response => response.Headers.CacheControl!.NoStore.ShouldBeTrue(), response => response.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]));
        foreach (var bad in (string[])[token[..^4] + "AAAA", "none", links.SealToFollow(new RightsTicket(ContactPoint.OfEmail(email), "en", []))])
        {
            (await browser.OpenAsync($"/your-rights/{bad}")).Response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await browser.PostAsync($"/your-rights/{bad}", [KeyValuePair.Create("kind", "Access")])).Response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }
        (await browser.OpenAsync($"/your-rights/follow/{token}")).Response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await browser.PostAsync($"/your-rights/{token}", [KeyValuePair.Create("kind", "Access")])).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await RequestsAsync(theirs.Party)).ShouldBeEmpty();

        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var dated = ActivatorUtilities.CreateInstance<RightsLinks>(hub.Hub.Services, clock);
        var old = dated.SealToAsk(ContactPoint.OfEmail(email), "en");
        clock.Advance(RightsLinks.AskingTime - TimeSpan.FromSeconds(1));
        dated.OpenToAsk(old).ShouldNotBeNull();
        clock.Advance(TimeSpan.FromSeconds(1));
        dated.OpenToAsk(old).ShouldBeNull();
    }

    private static string Address() => $"guest-{Guid.NewGuid():n}@example.com";

    private async Task<string> LinkAsync(PageBrowser browser, string email)
    {
        var (_, page) = await browser.OpenAsync("/your-rights");
        (await browser.SubmitAsync(page, "/your-rights", "contact", ("contact", email))).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return HubFixture.LinkIn(await hub.MailAsync(email, "Your data"));
    }

    private async Task<IntakeReceipt> GuestAsync(string email, string? number = null)
    {
        await Garden.PlantAsync(hub);
        return await hub.Hub.ScopedAsync<RecordIntake, IntakeReceipt>(async intake => (await intake.UpsertAsync(new SourceRecordUpsert(new SourceKey("garden-crm", $"guest-{Guid.NewGuid():n}"), new SourceRecordContent
        {
            GivenName = "Guest", FamilyName = $"{Guid.NewGuid():n}", Emails = [new EmailAddressValue(email)], Phones = number is null ? [] : [new PhoneNumberValue(number)],
        }), Actor.Hub("test"), null, default)).Value);
    }

    private Task<List<PrivacyRequest>> RequestsAsync(GlobalPartyId party) => hub.Hub.ScopedAsync<PrivacyDesk, List<PrivacyRequest>>(async desk =>
        [.. (await desk.ListAsync(new PrivacyRequestFilter { Party = party }, null, 100, Cancellation)).Select(entry => entry.Request)]);

    private Task<Outcome<PrivacyRequest>> ApproveAsync(PrivacyRequestId id, Approval approval) =>
        hub.Hub.ScopedAsync<PrivacyDesk, Outcome<PrivacyRequest>>(desk => desk.ApproveAsync(id, approval, null, Officer, Cancellation));
}
