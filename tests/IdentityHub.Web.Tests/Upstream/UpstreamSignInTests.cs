using System.Net;
using AngleSharp.Dom;
using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Upstream;

/// <summary>Signing in through other providers: new people, known people, and whose account it is.</summary>
public sealed class UpstreamSignInTests(UpstreamFixture hub) : IClassFixture<UpstreamFixture>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pages_offer_every_provider_configured_those_of_the_web_list_too()
    {
        using var browser = hub.Browse();
        foreach (var path in new[] { "/sign-in", "/register" })
        {
            var (_, page) = await browser.OpenAsync(path);
            page.QuerySelectorAll("a[href^='/sign-in/upstream/']").Select(link => link.TextContent.Trim())
                .ShouldBe(["Continue with OTHER", "Continue with A", "Continue with B", "Continue with Google"]);
        }
    }

    [Fact]
    public async Task Another_hub_is_the_provider_and_the_first_sign_in_makes_account_record_party_and_consents()
    {
        using var browser = hub.Browse();
        using var there = new PageBrowser(hub.Upstream, "en");
        var request = await UpstreamFixture.StartAsync(browser, "other");
        request.Address.Authority.ShouldBe(hub.Upstream.Authority);

        var (signIn, _) = await there.OpenAsync(request.Address.PathAndQuery);
        var (_, form) = await there.OpenAsync(signIn.Headers.Location!.ToString());
        var (done, _) = await there.SubmitAsync(form, "/sign-in", "password", ("email", "vera@example.com"), ("password", HubFixture.Password));
        var (code, _) = await there.OpenAsync(done.Headers.Location!.ToString());
        var (finish, _) = await browser.OpenAsync(code.Headers.Location!.PathAndQuery);
        finish.Headers.Location!.ToString().ShouldBe("/sign-in/upstream");

        var (_, page) = await browser.OpenAsync("/sign-in/upstream");
        page.QuerySelector("#email")!.GetAttribute("value").ShouldBe("vera@example.com");
        page.QuerySelector("#givenName")!.GetAttribute("value").ShouldBe("Vera");
        page.QuerySelector("input[name=consent]")!.HasAttribute("checked").ShouldBeFalse();
        var (made, _) = await browser.SubmitAsync(page, "/sign-in/upstream", "givenName", ("consent", "newsletter:email"));
        made.Headers.Location!.ToString().ShouldBe("/account");

        var user = (await FindAsync("vera@example.com")).ShouldNotBeNull();
        user.EmailConfirmed.ShouldBeTrue();
        user.PasswordHash.ShouldBeNull();
        user.OwnRecordId.ShouldNotBeNull();
        (await hub.Hub.ScopedAsync<OwnParty, GlobalPartyId?>(own => own.FindAsync(user.AccountId, Cancellation))).ShouldNotBeNull();
        (await browser.OpenAsync("/account/consents")).Page.QuerySelector(".badge.good").ShouldNotBeNull();

        // The next time nothing is asked.
        using var later = hub.Browse();
        var again = await UpstreamFixture.StartAsync(later, "other");
        var (second, _) = await there.OpenAsync(again.Address.PathAndQuery);
        (await later.OpenAsync(second.Headers.Location!.PathAndQuery)).Response.Headers.Location!.ToString().ShouldBe("/account");
        (await later.OpenAsync("/account")).Page.QuerySelector("h1")!.TextContent.ShouldContain("Vera");
    }

    [Fact]
    public async Task S097_an_address_verified_on_both_sides_connects_by_itself_with_level_one_and_the_providers_time()
    {
        var user = await hub.PersonAsync("both@example.com");
        using var browser = hub.Browse();
        var hourAgo = DateTimeOffset.UtcNow.AddHours(-1).ToUnixTimeSeconds();
        (await ComeAsync(browser, hub.A, "a", "s-both", ("email", "both@example.com"), ("email_verified", true), ("auth_time", hourAgo))).ShouldBe("/account");
        var session = (await hub.Hub.ScopedAsync<SessionDirectory, IReadOnlyList<HubSession>>(sessions => sessions.ListAsync(user.AccountId, Cancellation))).Single();
        session.Methods.ShouldBe(["fed"]);
        session.Level.ShouldBe(AuthenticationLevel.One);
        session.AuthenticatedAt.ToUnixTimeSeconds().ShouldBe(hourAgo);
    }

    [Fact]
    public async Task S060_nothing_that_a_provider_answered_with_is_in_a_dump_of_the_database()
    {
        using var browser = hub.Browse();
        var request = await UpstreamFixture.StartAsync(browser, "a");
        var idToken = hub.A.Sign(request, "s-dump", [("email", "dump@example.com"), ("email_verified", true)]);
        var code = hub.A.CodeFor(idToken);
        await browser.OpenAsync(request.Answer(code, hub.A.Issuer));
        var (_, page) = await browser.OpenAsync("/sign-in/upstream");
        await browser.SubmitAsync(page, "/sign-in/upstream", "givenName", ("givenName", "Dora"), ("familyName", "Dump"));

        var dump = await hub.Hub.DumpAsync(Cancellation);

        dump.Holds("dump@example.com").ShouldBeTrue("the dump is of this database");
        foreach (var secret in new[] { hub.A.AccessToken, idToken, code, request.State, request.Nonce, "google-secret" })
            dump.Holds(secret).ShouldBeFalse(secret);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task S097_an_address_verified_on_one_side_only_never_opens_an_account(bool here, bool there)
    {
        var email = $"one-{here}-{there}@example.com".ToLowerInvariant();
        var user = await hub.PersonAsync(email, here);
        using var browser = hub.Browse();
        (await ComeAsync(browser, hub.A, "a", $"s-{here}-{there}", ("email", email), ("email_verified", there))).ShouldBe("/sign-in/upstream");
        (await browser.OpenAsync("/account")).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);

        // Making an account of one's own leaves the other one alone.
        var (_, page) = await browser.OpenAsync("/sign-in/upstream");
        var (made, _) = await browser.SubmitAsync(page, "/sign-in/upstream", "givenName", ("givenName", "Eve"), ("familyName", "Mallory"));
        made.Headers.Location!.ToString().ShouldBe("/account");
        var (_, account) = await browser.OpenAsync("/account");
        account.QuerySelector("h1")!.TextContent.ShouldContain("Eve");
        var owner = (await FindAsync(email)).ShouldNotBeNull();
        owner.EmailConfirmed.ShouldBe(here || there);
        // Who proved the address has it: the account of before, or the new one whose provider verified it.
        (owner.Id == user.Id).ShouldBe(here);
    }

    [Fact]
    public async Task S097_staff_accounts_never_connect_by_address()
    {
        await hub.PersonAsync("staff@example.com", true, HubRoles.Steward);
        using var browser = hub.Browse();
        (await ComeAsync(browser, hub.A, "a", "s-staff", ("email", "staff@example.com"), ("email_verified", true))).ShouldBe("/sign-in/upstream");
    }

    [Fact]
    public async Task S097_who_proves_the_account_anew_connects_it_and_an_open_session_alone_does_not()
    {
        await hub.PersonAsync("mine@example.com");
        using var browser = hub.Browse();
        (await ComeAsync(browser, hub.B, "b", "s-mine", ("given_name", "M"))).ShouldBe("/sign-in/upstream");
        await browser.AsAsync("mine@example.com");
        var (asked, question) = await browser.OpenAsync("/account/connections/confirm");
        asked.StatusCode.ShouldBe(HttpStatusCode.OK);
        var (connected, _) = await browser.SubmitAsync(question, "/account/connections/confirm", "answer", ("answer", "yes"));
        connected.Headers.Location!.ToString().ShouldBe("/account");

        using var later = hub.Browse();
        (await ComeAsync(later, hub.B, "b", "s-mine")).ShouldBe("/account");
        (await later.OpenAsync("/account")).Page.DocumentElement.TextContent.ShouldContain("mine@example.com");
    }

    [Fact]
    public async Task A_configured_acr_of_the_provider_is_level_two()
    {
        var user = await hub.PersonAsync("strong@example.com");
        using var browser = hub.Browse();
        (await ComeAsync(browser, hub.A, "a", "s-strong", ("email", "strong@example.com"), ("email_verified", true), ("acr", "urn:strong"))).ShouldBe("/account");
        (await hub.Hub.ScopedAsync<SessionDirectory, IReadOnlyList<HubSession>>(sessions => sessions.ListAsync(user.AccountId, Cancellation))).Single()
            .Level.ShouldBe(AuthenticationLevel.Two);
    }

    [Fact]
    public async Task A_fresh_sign_in_that_a_relying_party_demands_is_demanded_of_the_provider_and_an_old_one_is_not_passed_off_as_fresh()
    {
        await hub.PersonAsync("fresh@example.com");
        var authorize = "/connect/authorize?client_id=shop&response_type=code&scope=openid&redirect_uri=https%3A%2F%2Fshop.example%2Fcb&prompt=login"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256";
        foreach (var (age, succeeds) in new[] { (3600, false), (0, true) })
        {
            using var browser = hub.Browse();
            var (redirect, _) = await browser.OpenAsync(authorize);
            var returnUrl = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(hub.Hub.Web, redirect.Headers.Location!).Query)["returnUrl"].ToString();
            var request = await UpstreamFixture.StartAsync(browser, "a", returnUrl);
            request["prompt"].ShouldBe("login");
            request["max_age"].ShouldNotBeNull();
            var at = DateTimeOffset.UtcNow.AddSeconds(-age).ToUnixTimeSeconds();
            var code = hub.A.Code(request, "s-fresh", ("email", "fresh@example.com"), ("email_verified", true), ("auth_time", at));
            var (response, _) = await browser.OpenAsync(request.Answer(code, hub.A.Issuer));
            var (answer, _) = await browser.OpenAsync(response.Headers.Location!.ToString());
            if (succeeds)
                answer.Headers.Location!.ToString().ShouldStartWith("https://shop.example/cb?code=");
            else
                answer.RequestMessage!.RequestUri!.Query.ShouldContain("upstream=Stale");
        }
    }

    [Fact]
    public async Task Two_answers_of_one_new_person_make_one_account()
    {
        using var browser = hub.Browse();
        await ComeAsync(browser, hub.A, "a", "s-twice", ("email", "twice@example.com"), ("email_verified", true), ("given_name", "T"), ("family_name", "W"));
        var (_, page) = await browser.OpenAsync("/sign-in/upstream");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => browser.SubmitAsync(page, "/sign-in/upstream", "givenName")));
        answers.Count(answer => answer.Response.Headers.Location?.ToString() == "/account").ShouldBe(1);
    }

    [Fact]
    public async Task A_person_who_stops_at_the_provider_is_back_on_the_sign_in_page_with_their_way_kept()
    {
        using var browser = hub.Browse();
        var request = await UpstreamFixture.StartAsync(browser, "a", "/account/sessions");
        var (response, _) = await browser.OpenAsync($"{request.Callback.AbsolutePath}?error=access_denied&state={Uri.EscapeDataString(request.State)}&iss={Uri.EscapeDataString(hub.A.Issuer.AbsoluteUri)}");
        var address = response.Headers.Location.ShouldNotBeNull(await response.Content.ReadAsStringAsync(Cancellation)).ToString();
        address.ShouldStartWith("/sign-in?returnUrl=%2Faccount%2Fsessions");
        (await browser.OpenAsync(address)).Page.QuerySelector(".notice")!.TextContent.ShouldContain("You stopped");
    }

    private async Task<string> ComeAsync(PageBrowser browser, FakeProvider provider, string name, string subject, params (string Name, object? Value)[] claims)
    {
        var request = await UpstreamFixture.StartAsync(browser, name);
        var (response, _) = await browser.OpenAsync(request.Answer(provider.Code(request, subject, claims), provider.Issuer));
        return response.Headers.Location.ShouldNotBeNull($"{response.StatusCode}").ToString();
    }

    private Task<HubUser?> FindAsync(string email) => hub.Hub.ScopedAsync<AccountDirectory, HubUser?>(accounts => accounts.FindByEmailAsync(email, Cancellation));
}
