using System.Net;
using System.Text.Json;
using IdentityHub.Accounts;
using IdentityHub.Accounts.Passkeys;
using IdentityHub.Storage;
using IdentityHub.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Web.Tests.Pages;

/// <summary>Statement 95, over HTTP with an authenticator that can do wrong. Chromium's virtual one is in IdentityHub.EndToEnd.</summary>
public sealed class PasskeyTests(HubFixture hub)
{
    private string Origin => hub.Address.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task A_passkey_signs_in_without_a_user_name_and_counts_as_two_factors()
    {
        var user = await hub.NewShopperAsync();
        using var passkey = new SoftPasskey();
        await AddAsync(user, passkey);
        using var browser = hub.Browse();

        var response = await SignInAsync(browser, passkey);

        response.Headers.Location!.ToString().ShouldBe("/account");
        (await browser.IsSignedInAsync()).ShouldBeTrue();
        var session = (await hub.Hub.ScopedAsync<OpenId.Sessions.SessionDirectory, IReadOnlyList<OpenId.Sessions.HubSession>>(sessions => sessions.ListAsync(user.AccountId, default)))[0];
        session.Level.ShouldBe(OpenId.Sessions.AuthenticationLevel.Two);
        session.Methods.ShouldBe(["hwk", "user", "mfa"]);
    }

    [Fact]
    public async Task S095_a_challenge_is_good_once_and_in_its_own_browser_only()
    {
        var user = await hub.NewShopperAsync();
        using var passkey = new SoftPasskey();
        await AddAsync(user, passkey);
        using var browser = hub.Browse();
        using var thief = hub.Browse();
        var (_, page) = await browser.OpenAsync("/sign-in");
        var (_, thiefsPage) = await thief.OpenAsync("/sign-in");
        var (options, ticket) = await ChallengeAsync(browser, page, "/sign-in/passkey/options");
        var credential = passkey.Get(options, Origin);

        (await PostAsync(thief, thiefsPage, ticket, credential)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "another browser");
        (await PostAsync(browser, page, ticket, credential)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var (_, again) = await browser.OpenAsync("/sign-in");
        (await PostAsync(browser, again, ticket, passkey.Get(options, Origin))).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "used");
    }

    [Fact]
    public async Task S095_another_origin_relying_party_or_user_handle_and_a_missing_verification_are_refused()
    {
        var user = await hub.NewShopperAsync();
        var other = await hub.NewShopperAsync();
        using var passkey = new SoftPasskey();
        await AddAsync(user, passkey);
        using var browser = hub.Browse();
        foreach (var answer in (Func<JsonElement, string>[])
        [
            options => passkey.Get(options, "https://evil.example"),
            options => passkey.Get(options, Origin.Replace("http://", "https://", StringComparison.Ordinal)),
            options => passkey.Get(options, Origin, relyingParty: "evil.example"),
            options => passkey.Get(options, Origin, verified: false),
            options => passkey.Get(options, Origin, userHandle: Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlEncode(System.Text.Encoding.UTF8.GetBytes(other.Id.ToString()))),
            options => passkey.Get(options, Origin, userHandle: ""),
            options => passkey.Get(options, Origin).Replace(passkey.CredentialId, new string('A', 43), StringComparison.Ordinal),
            _ => "{}", _ => "not json", _ => "",
        ])
        {
            var (_, page) = await browser.OpenAsync("/sign-in");
            var (options, ticket) = await ChallengeAsync(browser, page, "/sign-in/passkey/options");
            (await PostAsync(browser, page, ticket, answer(options))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        }
        (await browser.IsSignedInAsync()).ShouldBeFalse();
        (await SignInAsync(browser, passkey)).StatusCode.ShouldBe(HttpStatusCode.SeeOther, "nothing of that harmed the passkey");
    }

    [Fact]
    public async Task S095_a_counter_that_went_back_is_refused_and_written_down()
    {
        var user = await hub.NewShopperAsync();
        using var passkey = new SoftPasskey { Counter = 10 };
        await AddAsync(user, passkey);
        using var browser = hub.Browse();
        await SignInAsync(browser, passkey);
        passkey.Counter = 5;

        using var second = hub.Browse();
        (await SignInAsync(second, passkey)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        var account = user.AccountId.ToString();
        (await hub.Hub.ScopedAsync<HubDbContext, List<string>>(db =>
            db.Database.SqlQuery<string>($"SELECT action AS \"Value\" FROM audit_entry WHERE subject = {account}").ToListAsync())).ShouldContain("account.passkey.copy-suspected");
    }

    [Fact]
    public async Task S095_challenges_tell_of_nobody_and_the_handle_is_no_personal_data()
    {
        var user = await hub.NewShopperAsync();
        using var passkey = new SoftPasskey();
        await AddAsync(user, passkey);
        using var browser = hub.Browse();
        var (_, page) = await browser.OpenAsync("/sign-in");

        var (options, _) = await ChallengeAsync(browser, page, "/sign-in/passkey/options");

        (options.TryGetProperty("allowCredentials", out var allowed) && allowed.GetArrayLength() > 0).ShouldBeFalse();
        options.GetProperty("userVerification").GetString().ShouldBe("required");
        passkey.Handle.ShouldBe(user.Id.ToString());
        Convert.FromBase64String(options.GetProperty("challenge").GetString()!.Replace('-', '+').Replace('_', '/').PadRight(44, '=')).Length.ShouldBeGreaterThanOrEqualTo(16);
    }

    [Fact]
    public async Task S095_the_browser_is_told_which_passkeys_there_are_already_and_an_unverified_one_is_not_taken()
    {
        var user = await hub.NewShopperAsync();
        using var first = new SoftPasskey();
        using var second = new SoftPasskey();
        await AddAsync(user, first);
        using var browser = await hub.Browse().AsAsync(user.Email!);
        var (_, page) = await browser.OpenAsync("/account/security/passkeys/new");
        var (options, ticket) = await ChallengeAsync(browser, page, "/account/security/passkeys/options");

        options.GetProperty("excludeCredentials")[0].GetProperty("id").GetString().ShouldBe(first.CredentialId);
        options.GetProperty("authenticatorSelection").GetProperty("residentKey").GetString().ShouldBe("required");
        var (response, _) = await browser.SubmitAsync(page, "", "credential", ("ticket", ticket), ("credential", second.Create(options, Origin, verified: false)), ("name", "No PIN"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await hub.Hub.ScopedAsync<PasskeyRegister, IReadOnlyList<PasskeyView>>(passkeys => passkeys.ListAsync(user.AccountId, default))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Passkeys_are_several_renamed_and_removed_behind_a_recent_proof()
    {
        var user = await hub.NewShopperAsync();
        using var first = new SoftPasskey();
        using var second = new SoftPasskey();
        await AddAsync(user, first);
        await AddAsync(user, second);
        using var browser = await hub.Browse().AsAsync(user.Email!);
        var path = $"/account/security/passkeys/{first.CredentialId}";
        var (_, page) = await browser.OpenAsync(path);
        await browser.SubmitAsync(page, path, "name", ("name", "Old phone"));
        (await browser.OpenAsync("/account/security")).Page.Body!.TextContent.ShouldContain("Old phone");

        await hub.AgeSessionsAsync(user.AccountId, TimeSpan.FromMinutes(11));
        var (refused, _) = await browser.PostAsync($"{path}/remove", []);
        refused.Headers.Location!.ToString().ShouldStartWith("/step-up?returnUrl=");
        (await browser.OpenAsync(path)).Response.Headers.Location!.ToString().ShouldBe($"/step-up?returnUrl={Uri.EscapeDataString(path)}");

        var (_, stepUp) = await browser.OpenAsync($"/step-up?returnUrl={Uri.EscapeDataString(path)}");
        var (raised, _) = await browser.SubmitAsync(stepUp, "", "password", ("password", HubFixture.Password));
        raised.Headers.Location!.ToString().ShouldBe(path);
        var (_, confirm) = await browser.OpenAsync(path);
        var form = confirm.QuerySelectorAll("form").First(form => form.GetAttribute("action") == $"{path}/remove");
        await browser.PostAsync($"{path}/remove", form.QuerySelectorAll("input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)));

        using var elsewhere = hub.Browse();
        (await SignInAsync(elsewhere, first)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await SignInAsync(elsewhere, second)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    private async Task AddAsync(HubUser user, SoftPasskey passkey)
    {
        using var browser = await hub.Browse().AsAsync(user.Email!);
        var (_, page) = await browser.OpenAsync("/account/security/passkeys/new");
        var (options, ticket) = await ChallengeAsync(browser, page, "/account/security/passkeys/options");
        var (response, _) = await browser.SubmitAsync(page, "", "credential", ("ticket", ticket), ("credential", passkey.Create(options, Origin)), ("name", "Test"));
        response.Headers.Location!.ToString().ShouldBe("/account/security?done=passkey");
    }

    private async Task<HttpResponseMessage> SignInAsync(PageBrowser browser, SoftPasskey passkey)
    {
        var (_, page) = await browser.OpenAsync("/sign-in");
        var (options, ticket) = await ChallengeAsync(browser, page, "/sign-in/passkey/options");
        return await PostAsync(browser, page, ticket, passkey.Get(options, Origin));
    }

    private static async Task<HttpResponseMessage> PostAsync(PageBrowser browser, AngleSharp.Dom.IDocument page, string ticket, string credential) =>
        (await browser.SubmitAsync(page, "", "credential", ("ticket", ticket), ("credential", credential))).Response;

    private static async Task<(JsonElement Options, string Ticket)> ChallengeAsync(PageBrowser browser, AngleSharp.Dom.IDocument page, string path)
    {
        var json = JsonDocument.Parse(await browser.FetchAsync(page, path)).RootElement;
        return (json.GetProperty("options"), json.GetProperty("ticket").GetString()!);
    }
}
