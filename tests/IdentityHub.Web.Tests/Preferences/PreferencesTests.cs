using System.Buffers.Text;
using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Preferences;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Web.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.Web.Tests.Preferences;

/// <summary>The preference centre and the page about one's data, without scripts.</summary>
public sealed class PreferencesTests(HubFixture hub)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_chosen_by_the_link_of_a_message_is_there_in_the_account_too()
    {
        await Garden.PlantAsync(hub);
        var shopper = await hub.NewShopperAsync();
        var record = new SourceRecordId(shopper.OwnRecordId!.Value);
        var link = Garden.LinkFor(hub, record).Replace("/unsubscribe/", "/preferences/", StringComparison.Ordinal);
        using var stranger = hub.Browse("de");
        var (_, page) = await stranger.OpenAsync(link);
        page.Body!.TextContent.ShouldContain("Gartenwoche");

        var (saved, _) = await stranger.SubmitAsync(page, link, "shown", ("topic", "garden-weekly|Email"), ("frequency-garden-weekly-Email", "Monthly"), ("language", "de"), ("pause", "month"));

        saved.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        using var browser = await hub.Browse().AsAsync(shopper.Email!);
        var (_, own) = await browser.OpenAsync("/account/preferences");
        own.QuerySelector("input[value='garden-weekly|Email']")!.HasAttribute("checked").ShouldBeTrue();
        own.QuerySelector("#frequency-garden-weekly-Email option[selected]")!.GetAttribute("value").ShouldBe("Monthly");
        own.QuerySelector("#language option[selected]")!.GetAttribute("value").ShouldBe("de");
        own.QuerySelector("#pause-hint").ShouldNotBeNull();
        (await browser.SubmitAsync(own, "/account/preferences", "shown", ("all", "none"), ("pause", "none"))).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var (_, after) = await browser.OpenAsync("/account/preferences");
        after.QuerySelector("input[value='garden-weekly|Email']")!.HasAttribute("checked").ShouldBeFalse();
        after.QuerySelector("#pause-hint").ShouldBeNull();
    }

    [Fact]
    public async Task S063_a_forged_form_chooses_nothing_for_who_is_signed_in()
    {
        await Garden.PlantAsync(hub);
        var shopper = await hub.NewShopperAsync();
        using var browser = await hub.Browse().AsAsync(shopper.Email!);

        var (answer, _) = await browser.PostAsync("/account/preferences", [KeyValuePair.Create("shown", "garden-weekly|Email|1"), KeyValuePair.Create("topic", "garden-weekly|Email")]);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Garden.EventsAsync(hub, new SourceRecordId(shopper.OwnRecordId!.Value))).ShouldBe(0);
    }

    [Fact]
    public async Task A_guess_is_marked_and_never_stronger_than_what_was_said()
    {
        await Garden.PlantAsync(hub);
        var shopper = await hub.NewShopperAsync();
        var subject = new ConsentSubject.OfSourceRecord(new SourceRecordId(shopper.OwnRecordId!.Value));
        (await SetAsync(subject, "topic.roses", "likes", inferred: true)).Refusal.ShouldBeNull();
        (await SetAsync(subject, "topic.tools", "no", inferred: false)).Refusal.ShouldBeNull();
        (await SetAsync(subject, "topic.tools", "likes", inferred: true)).Refusal.ShouldBeNull();

        using var browser = await hub.Browse().AsAsync(shopper.Email!);
        var (_, page) = await browser.OpenAsync("/account/preferences");

        var rows = page.QuerySelectorAll("section[aria-labelledby=known] li").Select(row => string.Concat(row.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries))).ToList();
        rows.ShouldBe(["topic.roseslikesourguess", "topic.toolsnoyoutoldus"], ignoreOrder: true);
    }

    [Fact]
    public async Task Erasing_shows_what_goes_and_what_stays_asks_once_and_closes_the_account()
    {
        var shopper = await hub.NewShopperAsync();
        using var browser = await hub.Browse().AsAsync(shopper.Email!);
        var (_, preview) = await browser.OpenAsync("/account/data/erase");
        preview.Body!.TextContent.ShouldContain("Security log");

        var (unsure, again) = await browser.SubmitAsync(preview, "/account/data/erase", "sure");
        (unsure.StatusCode, again.QuerySelector("#sure-fault") is not null, await browser.IsSignedInAsync()).ShouldBe((HttpStatusCode.BadRequest, true, true));
        var (closed, page) = await browser.SubmitAsync(again, "/account/data/erase", "sure", ("sure", "on"));

        closed.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.QuerySelector("h1")!.TextContent.ShouldNotBeNullOrEmpty();
        (await browser.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task The_file_with_everything_is_signed_fits_its_schema_and_its_link_is_nobody_else_s()
    {
        var shopper = await hub.NewShopperAsync();
        using var browser = await hub.Browse().AsAsync(shopper.Email!);
        var (leads, _) = await browser.OpenAsync("/account/data/download");
        leads.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var link = leads.Headers.Location!.ToString();
        using var http = new HttpClient { BaseAddress = hub.Address };

        using var archive = new ZipArchive(await http.GetStreamAsync(new Uri(link, UriKind.Relative), Cancellation));

        var files = archive.Entries.ToDictionary(entry => entry.FullName, Read);
        using var data = JsonDocument.Parse(files["data.json"]);
        using var schema = JsonDocument.Parse(files["portability.schema.json"]);
        data.RootElement.GetProperty("account").GetProperty("email").GetString().ShouldBe(shopper.Email);
        data.RootElement.GetProperty("sourceRecords").GetArrayLength().ShouldBe(1);
        foreach (var member in schema.RootElement.GetProperty("required").EnumerateArray())
            data.RootElement.TryGetProperty(member.GetString()!, out _).ShouldBeTrue(member.GetString());
        var payload = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(Encoding.ASCII.GetString(files["signature.jws"]).Split('.')[1]));
        payload.ShouldContain(Convert.ToHexStringLower(SHA256.HashData(files["data.json"])));
        (await http.GetAsync(new Uri(link[..^3] + "AAA", UriKind.Relative), Cancellation)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        static byte[] Read(ZipArchiveEntry entry)
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
    }

    private Task<Outcome<GlobalPartyId>> SetAsync(ConsentSubject subject, string name, string value, bool inferred) =>
        hub.Hub.ScopedAsync<PreferenceBook, Outcome<GlobalPartyId>>(book => book.SetAsync(subject, name, value, inferred, null, Actor.Hub("test"), Cancellation));
}
