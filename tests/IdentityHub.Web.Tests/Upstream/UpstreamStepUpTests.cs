using System.Net;
using AngleSharp.Dom;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Upstream;

/// <summary>Proving oneself once more where one signs in: at the provider. The account has nothing else.</summary>
public sealed class UpstreamStepUpTests(UpstreamFixture hub) : IClassFixture<UpstreamFixture>
{
    private const string Sensitive = "/account/security/passkeys/new";

    [Fact]
    public async Task S020_an_account_of_a_provider_alone_steps_up_by_signing_in_there_anew_and_gets_a_new_session()
    {
        using var browser = await ArrivedLongAgoAsync("s-step");
        var before = await SessionAsync("s-step");
        var (_, page) = await StepUpPageAsync(browser);
        page.QuerySelector("#password").ShouldBeNull();

        var request = await FollowAsync(browser, page);
        request["prompt"].ShouldBe("login");
        request["max_age"].ShouldBe("0");
        (await AnswerAsync(browser, request, "s-step", DateTimeOffset.UtcNow)).ShouldBe(Sensitive);
        (await browser.OpenAsync(Sensitive)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SessionAsync("s-step")).ShouldNotBe(before);
    }

    [Fact]
    public async Task S063_a_provider_that_did_not_ask_again_proves_nothing()
    {
        using var browser = await ArrivedLongAgoAsync("s-lazy");
        var (_, page) = await StepUpPageAsync(browser);
        var request = await FollowAsync(browser, page);
        var back = await AnswerAsync(browser, request, "s-lazy", DateTimeOffset.UtcNow.AddHours(-1));
        back.ShouldStartWith("/step-up?");
        back.ShouldContain("upstream=Stale");
        (await browser.OpenAsync(back)).Page.QuerySelector(".notice").ShouldNotBeNull();
        (await browser.OpenAsync(Sensitive)).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Theory]
    [InlineData("s-stranger")]
    [InlineData("s-somebody")]
    public async Task S020_another_persons_sign_in_at_the_provider_neither_proves_anything_nor_takes_the_session_over(string other)
    {
        using (await ArrivedLongAgoAsync("s-somebody"))
        using (var browser = await ArrivedLongAgoAsync($"s-owner-{other}"))
        {
            var (_, page) = await StepUpPageAsync(browser);
            var back = await AnswerAsync(browser, await FollowAsync(browser, page), other, DateTimeOffset.UtcNow);
            back.ShouldContain("upstream=Other");
            (await browser.OpenAsync("/account")).Page.DocumentElement.TextContent.ShouldContain($"s-owner-{other}@example.com");
            (await browser.OpenAsync(Sensitive)).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        }
    }

    [Fact]
    public async Task Nobody_who_is_signed_out_steps_up()
    {
        using var browser = hub.Browse();
        (await browser.OpenAsync("/sign-in/upstream/a?returnUrl=%2Faccount&confirm=yes")).Response.Headers.Location!.ToString().ShouldStartWith("/sign-in?");
    }

    // An account that was made by the provider's answer of an hour ago.
    private async Task<PageBrowser> ArrivedLongAgoAsync(string subject)
    {
        var browser = hub.Browse();
        var request = await UpstreamFixture.StartAsync(browser, "a");
        var next = await AnswerAsync(browser, request, subject, DateTimeOffset.UtcNow.AddHours(-1));
        if (next == "/sign-in/upstream")
        {
            var (_, page) = await browser.OpenAsync(next);
            next = (await browser.SubmitAsync(page, next, "givenName")).Response.Headers.Location!.ToString();
        }
        next.ShouldBe("/account");
        return browser;
    }

    private static async Task<(HttpResponseMessage Response, IDocument Page)> StepUpPageAsync(PageBrowser browser)
    {
        var (response, _) = await browser.OpenAsync(Sensitive);
        response.Headers.Location!.ToString().ShouldStartWith("/step-up?");
        return await browser.OpenAsync(response.Headers.Location!.ToString());
    }

    private static async Task<UpstreamRequest> FollowAsync(PageBrowser browser, IDocument page)
    {
        var link = page.QuerySelector("a[href^='/sign-in/upstream/a']").ShouldNotBeNull().GetAttribute("href")!;
        return new UpstreamRequest((await browser.OpenAsync(link)).Response.Headers.Location.ShouldNotBeNull());
    }

    private async Task<string> AnswerAsync(PageBrowser browser, UpstreamRequest request, string subject, DateTimeOffset authenticated)
    {
        var code = hub.A.Code(request, subject, ("email", $"{subject}@example.com"), ("email_verified", false), ("given_name", "Vera"), ("family_name", "Rubin"), ("auth_time", authenticated.ToUnixTimeSeconds()));
        var (response, _) = await browser.OpenAsync(request.Answer(code, hub.A.Issuer));
        return response.Headers.Location.ShouldNotBeNull($"{response.StatusCode}").ToString();
    }

    private async Task<string> SessionAsync(string subject)
    {
        var user = (await hub.Hub.ScopedAsync<Accounts.Administration.AccountDirectory, Accounts.HubUser?>(accounts => accounts.FindByEmailAsync($"{subject}@example.com", default))).ShouldNotBeNull();
        return (await hub.Hub.ScopedAsync<SessionDirectory, IReadOnlyList<HubSession>>(sessions => sessions.ListAsync(user.AccountId, default))).ShouldHaveSingleItem().Id.ToString();
    }
}
