using System.Net;
using System.Text.RegularExpressions;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Sessions;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Device authorization (RFC 8628), statement 85.</summary>
public sealed class Devices(HubFixture fixture) : IClassFixture<HubFixture>
{
    private readonly TestHub hub = fixture.Hub;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S085_a_device_waits_and_gets_tokens_once_after_the_person_said_yes()
    {
        using var tv = await TelevisionAsync("tv-happy");
        using var browser = await SignedInAsync("tv.happy@example.com");
        var asked = await AskAsync(tv, "openid profile offline_access");
        asked.Text("verification_uri").ShouldBe(new Uri(hub.Issuer, "device").AbsoluteUri);
        asked.Text("verification_uri_complete").ShouldBe($"{new Uri(hub.Issuer, "device")}?user_code={asked.Text("user_code")}");
        asked.Headers["Cache-Control"].ShouldContain("no-store");
        (await PollAsync(tv, asked)).Error.ShouldBe("authorization_pending");

        // Even the complete address only asks: opening it grants nothing.
        var page = await browser.GoAsync(asked.Text("verification_uri_complete")!);
        page.Page.ShouldBe($"Television tv-happy: {asked.Text("user_code")}: profile offline_access");
        hub.Time.Advance(TimeSpan.FromSeconds(5));
        (await PollAsync(tv, asked)).Error.ShouldBe("authorization_pending");
        (await AnswerAsync(browser, asked, "yes")).Page.ShouldBe("answered");
        hub.Time.Advance(TimeSpan.FromSeconds(5));
        var tokens = await PollAsync(tv, asked);

        tokens.Error.ShouldBeNull();
        var id = Tokens.Read(tokens.IdToken).Payload;
        id.GetProperty("aud").GetString().ShouldBe("tv-happy");
        id.GetProperty("acr").GetString().ShouldBe("urn:identityhub:acr:1");
        (await tv.UserInfoAsync(tokens.AccessToken)).Body.GetProperty("name").GetString().ShouldBe("Ada Lovelace");
        (await tv.RefreshAsync(tokens.RefreshToken)).Error.ShouldBeNull();
        hub.Time.Advance(TimeSpan.FromSeconds(5));
        (await PollAsync(tv, asked)).Error.ShouldBe("invalid_grant", "a device code is good once");
    }

    [Fact]
    public async Task S085_user_codes_are_eight_letters_of_twenty_however_they_are_typed()
    {
        using var tv = await TelevisionAsync("tv-letters");
        using var browser = await SignedInAsync("tv.letters@example.com");
        var seen = new HashSet<string>();
        Tokens asked = null!;
        for (var i = 0; i < 20; i++)
        {
            asked = await AskAsync(tv);
            asked.Text("user_code").ShouldNotBeNull().ShouldMatch("^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$");
            asked.Text("device_code")!.Length.ShouldBeGreaterThanOrEqualTo(43);
            seen.Add(asked.Text("user_code")!).ShouldBeTrue();
        }
        var sloppy = Regex.Replace(asked.Text("user_code")!.ToLowerInvariant(), "[-]", " ");

        (await browser.GoAsync("/device?user_code=" + Uri.EscapeDataString(sloppy))).Page.ShouldContain(asked.Text("user_code")!);
    }

    [Fact]
    public async Task S085_a_device_that_polls_too_often_is_slowed_down_for_good()
    {
        using var tv = await TelevisionAsync("tv-slow");
        var asked = await AskAsync(tv);
        (await PollAsync(tv, asked)).Error.ShouldBe("authorization_pending");
        (await PollAsync(tv, asked)).Error.ShouldBe("slow_down");
        hub.Time.Advance(TimeSpan.FromSeconds(6));
        (await PollAsync(tv, asked)).Error.ShouldBe("slow_down", "ten seconds from now on");
        hub.Time.Advance(TimeSpan.FromSeconds(15));

        (await PollAsync(tv, asked)).Error.ShouldBe("authorization_pending");
    }

    [Fact]
    public async Task S085_no_means_no_and_too_late_is_too_late()
    {
        using var tv = await TelevisionAsync("tv-no");
        using var browser = await SignedInAsync("tv.no@example.com");
        var denied = await AskAsync(tv);
        (await AnswerAsync(browser, denied, "no")).Page.ShouldBe("answered");
        (await AnswerAsync(browser, denied, "yes")).Page.ShouldBe("DEVICE_CODE_WRONG", "an answer is for good");
        (await PollAsync(tv, denied)).Error.ShouldBe("access_denied");

        var late = await AskAsync(tv);
        hub.Time.Advance(TimeSpan.FromMinutes(11));
        (await AnswerAsync(browser, late, "yes")).Page.ShouldBe("DEVICE_CODE_WRONG");
        (await PollAsync(tv, late)).Error.ShouldBe("expired_token");
    }

    [Fact]
    public async Task S085_a_device_code_is_its_own_clients()
    {
        using var tv = await TelevisionAsync("tv-mine");
        using var other = await TelevisionAsync("tv-other");
        using var browser = await SignedInAsync("tv.mine@example.com");
        var asked = await AskAsync(tv);
        await AnswerAsync(browser, asked, "yes");

        (await PollAsync(other, asked)).Error.ShouldBe("invalid_grant");
        (await PollAsync(tv, asked)).Error.ShouldBeNull("the other's try changed nothing");
        using var web = new RelyingParty(hub);
        (await AskAsync(web)).Error.ShouldBe("unauthorized_client");
        (await AskAsync(tv, "openid gpid")).Error.ShouldBe("invalid_scope");
    }

    [Fact]
    public async Task S085_five_wrong_codes_lock_the_person_out_of_guessing()
    {
        using var tv = await TelevisionAsync("tv-guess");
        using var browser = await SignedInAsync("tv.guess@example.com");
        using var bystander = await SignedInAsync("tv.bystander@example.com");
        var asked = await AskAsync(tv);
        for (var i = 0; i < 5; i++)
            (await browser.GoAsync("/device?user_code=BBBB-BBBB")).Page.ShouldBe("DEVICE_CODE_WRONG");

        (await browser.GoAsync("/device?user_code=" + asked.Text("user_code"))).Page.ShouldBe("DEVICE_TRY_LATER", "even the right one");
        (await AnswerAsync(browser, asked, "yes")).Page.ShouldBe("DEVICE_TRY_LATER");
        (await bystander.GoAsync("/device?user_code=" + asked.Text("user_code"))).Page.ShouldContain("Television", customMessage: "nobody else is locked out");
        hub.Time.Advance(TimeSpan.FromMinutes(16));
        (await browser.GoAsync("/device?user_code=" + (await AskAsync(tv)).Text("user_code"))).Page.ShouldContain("Television");
    }

    [Fact]
    public async Task S085_of_many_polls_on_two_nodes_one_gets_tokens()
    {
        await using var second = await TestHub.StartAsync(beside: hub);
        using var tv = await TelevisionAsync("tv-nodes");
        using var elsewhere = new RelyingParty(second, "tv-nodes", null);
        using var browser = await SignedInAsync("tv.nodes@example.com");
        var asked = await AskAsync(tv);
        await AnswerAsync(browser, asked, "yes");

        var polls = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => PollAsync(i % 2 == 0 ? tv : elsewhere, asked)));

        polls.Count(answer => answer.Error is null).ShouldBe(1);
        polls.Where(answer => answer.Error is not null).ShouldAllBe(answer => answer.Error == "slow_down" || answer.Error == "invalid_grant");
    }

    [Fact]
    public async Task S085_a_device_is_a_session_of_its_own_which_ends_without_the_browsers()
    {
        using var tv = await TelevisionAsync("tv-session");
        using var browser = await SignedInAsync("tv.session@example.com");
        var asked = await AskAsync(tv, "openid offline_access");
        await AnswerAsync(browser, asked, "yes");
        var tokens = await PollAsync(tv, asked);
        TypeId.TryParse<AccountId>((await browser.GoAsync("/account")).Page, out var account).ShouldBeTrue();
        var sessions = await hub.WithAsync<SessionDirectory, IReadOnlyList<HubSession>>(directory => directory.ListAsync(account, Cancellation));
        var device = sessions.Single(session => session.Device == "Television tv-session");

        await hub.WithAsync<SessionDirectory, bool>(directory => directory.EndAsync(account, device.Id, SessionEnding.EndedElsewhere, Actor.Account(account), Cancellation));

        (await tv.RefreshAsync(tokens.RefreshToken)).Error.ShouldBe("invalid_grant");
        (await tv.UserInfoAsync(tokens.AccessToken)).Response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.GoAsync("/account")).Page.ShouldStartWith("acc_");
    }

    private static Task<Tokens> AskAsync(RelyingParty device, string scope = "openid") => device.PostAsync("/connect/device", new() { ["scope"] = scope });

    private static Task<Tokens> PollAsync(RelyingParty device, Tokens asked) =>
        device.TokenAsync(new() { ["grant_type"] = ClientGrants.DeviceCode, ["device_code"] = asked.Text("device_code")! });

    private static Task<Visit> AnswerAsync(Browser browser, Tokens asked, string answer) =>
        browser.PostAsync("/device", ("user_code", asked.Text("user_code")!), ("answer", answer));

    private async Task<Browser> SignedInAsync(string email)
    {
        await hub.RegisterPersonAsync(email);
        var browser = new Browser(hub);
        await browser.SignInAsync(email);
        return browser;
    }

    private async Task<RelyingParty> TelevisionAsync(string id)
    {
        await hub.RegisterClientAsync(new ClientDefinition(id, $"Television {id}", ClientKind.Public)
        {
            SignsPeopleIn = false,
            FurtherGrantTypes = [ClientGrants.DeviceCode],
            Scopes = ["profile", "offline_access"],
        });
        return new RelyingParty(hub, id, null);
    }
}
