using System.Net;
using System.Security.Cryptography;
using IdentityHub.Accounts.Mail;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace IdentityHub.Web.Tests.Upstream;

/// <summary>What comes back from a provider, forged (security statements 15, 98).</summary>
public sealed class UpstreamAttackTests(UpstreamFixture hub) : IClassFixture<UpstreamFixture>
{
    /// <summary>Claims that make an ID token bad; a null value leaves the claim out.</summary>
    public static TheoryData<string, string?> BadClaims => new()
    {
        { "nonce", "another" }, { "nonce", null }, { "aud", "somebody-else" }, { "aud", null }, { "iss", "https://evil.example/" }, { "iss", null },
        { "exp", "1000000000" }, { "exp", null }, { "sub", null },
    };

    [Theory]
    [MemberData(nameof(BadClaims))]
    public async Task S098_an_id_token_with_a_bad_claim_signs_nobody_in(string claim, string? value)
    {
        using var browser = hub.Browse();
        var request = await UpstreamFixture.StartAsync(browser, "a");
        object? said = claim == "exp" && value is not null ? long.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : value;
        await ShouldFailAsync(browser, request.Answer(hub.A.Code(request, "s-bad", (claim, said)), hub.A.Issuer));
    }

    [Fact]
    public async Task S098_an_id_token_under_a_strange_key_signs_nobody_in()
    {
        using var browser = hub.Browse();
        using var strange = RSA.Create(2048);
        var request = await UpstreamFixture.StartAsync(browser, "a");
        var token = hub.A.Sign(request, "s-key", [], new SigningCredentials(new RsaSecurityKey(strange), SecurityAlgorithms.RsaSha256));
        await ShouldFailAsync(browser, request.Answer(hub.A.CodeFor(token), hub.A.Issuer));
    }

    [Fact]
    public async Task S098_an_id_token_without_a_signature_signs_nobody_in()
    {
        using var browser = hub.Browse();
        var request = await UpstreamFixture.StartAsync(browser, "a");
        var parts = hub.A.Sign(request, "s-none", []).Split('.');
        var token = $"{Base64UrlEncoder.Encode("""{"alg":"none","typ":"JWT"}""")}.{parts[1]}.";
        await ShouldFailAsync(browser, request.Answer(hub.A.CodeFor(token), hub.A.Issuer));
    }

    [Fact]
    public async Task S098_an_answer_of_one_provider_is_refused_at_the_callback_of_another()
    {
        using var browser = hub.Browse();
        var request = await UpstreamFixture.StartAsync(browser, "a");
        await ShouldFailAsync(browser, request.Answer(hub.A.Code(request, "s-mix"), hub.A.Issuer, "/callback/upstream/b"));
    }

    [Fact]
    public async Task S098_an_answer_that_names_another_issuer_is_refused()
    {
        using var browser = hub.Browse();
        var request = await UpstreamFixture.StartAsync(browser, "a");
        await ShouldFailAsync(browser, request.Answer(hub.A.Code(request, "s-iss"), hub.B.Issuer));
    }

    [Fact]
    public async Task S098_a_token_of_one_provider_that_another_hands_out_is_refused()
    {
        using var browser = hub.Browse();
        var request = await UpstreamFixture.StartAsync(browser, "b");
        var stolen = hub.A.Sign(request, "s-swap", []);
        await ShouldFailAsync(browser, request.Answer(hub.B.CodeFor(stolen), hub.B.Issuer));
    }

    [Fact]
    public async Task S098_a_state_is_good_in_the_browser_that_began_and_once()
    {
        using var attacker = hub.Browse();
        using var victim = hub.Browse();
        var request = await UpstreamFixture.StartAsync(attacker, "a");
        await ShouldFailAsync(victim, request.Answer(hub.A.Code(request, "s-login-csrf"), hub.A.Issuer));

        (await attacker.OpenAsync(request.Answer(hub.A.Code(request, "s-once"), hub.A.Issuer))).Response.Headers.Location!.ToString().ShouldBe("/sign-in/upstream");
        await ShouldFailAsync(attacker, request.Answer(hub.A.Code(request, "s-once"), hub.A.Issuer));
    }

    [Fact]
    public async Task S098_a_forged_or_missing_state_is_no_server_error()
    {
        using var browser = hub.Browse();
        var request = await UpstreamFixture.StartAsync(browser, "a");
        foreach (var query in new[] { "", "?code=x", "?state=x&code=x", $"?state={request.State[..^3]}xyz&code=x", "?error=access_denied", "?error=server_error&state=x" })
            await ShouldFailAsync(browser, request.Callback.AbsolutePath + query);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/%0d%0aLocation: https://evil.example")]
    public async Task S015_a_sign_in_elsewhere_comes_back_to_a_page_of_the_hub_only(string returnUrl)
    {
        var subject = $"s-open-{Guid.NewGuid():n}";
        await hub.PersonAsync($"{subject}@example.com");
        using var browser = hub.Browse();
        var request = await UpstreamFixture.StartAsync(browser, "a", returnUrl);
        var code = hub.A.Code(request, subject, ("email", $"{subject}@example.com"), ("email_verified", true));
        var (response, _) = await browser.OpenAsync(request.Answer(code, hub.A.Issuer));
        new Uri(hub.Hub.Web, response.Headers.Location!).Authority.ShouldBe(hub.Hub.Web.Authority);
    }

    [Fact]
    public async Task A_link_that_connects_needs_the_permit_of_this_browsers_session()
    {
        await hub.PersonAsync("permit@example.com");
        using var browser = hub.Browse();
        await browser.AsAsync("permit@example.com");
        var (refused, _) = await browser.OpenAsync("/sign-in/upstream/a?returnUrl=%2Faccount%2Fconnections&connect=guessed");
        refused.Headers.Location!.ToString().ShouldBe("/account/connections");

        var (_, page) = await browser.OpenAsync("/account/connections");
        var link = page.QuerySelectorAll("a[href^='/sign-in/upstream/a?']").Single().GetAttribute("href")!;
        var (start, _) = await browser.OpenAsync(link);
        var request = new UpstreamRequest(start.Headers.Location!);
        (await browser.OpenAsync(request.Answer(hub.A.Code(request, "s-permit"), hub.A.Issuer))).Response.Headers.Location!.ToString().ShouldBe("/account/connections?done=connected");

        await Testing.Waiting.UntilAsync(() => hub.Hub.Services.GetRequiredService<MailOutbox>().Sent()
            .Any(sent => sent.Message.To == "permit@example.com" && sent.Message.Text.Contains("another provider", StringComparison.Ordinal)));

        // With a password there is another way in, so it can be taken away again.
        var (_, connected) = await browser.OpenAsync("/account/connections");
        var (removed, _) = await browser.SubmitAsync(connected, "/account/connections", "key");
        removed.Headers.Location!.ToString().ShouldBe("/account/connections?done=removed");
    }

    [Fact]
    public async Task S097_who_protects_the_account_with_a_second_factor_connects_with_it_only()
    {
        var user = await hub.PersonAsync("protected@example.com");
        using var browser = hub.Browse();
        await browser.AsAsync("protected@example.com");
        await hub.Hub.ScopedAsync<Authenticator, bool>(async authenticator =>
        {
            await authenticator.SeedAsync(user.AccountId, [.. Enumerable.Repeat((byte)7, Totp.SecretLength)], Kernel.Actors.Actor.Hub("test"), CancellationToken.None);
            return true;
        });

        (await browser.OpenAsync("/account/connections")).Page.QuerySelector("a[href^='/sign-in/upstream/']").ShouldBeNull();
        var request = await UpstreamFixture.StartAsync(browser, "b");
        (await browser.OpenAsync(request.Answer(hub.B.Code(request, "s-protected"), hub.B.Issuer))).Response.Headers.Location!.ToString().ShouldBe("/sign-in/upstream");
        (await browser.OpenAsync("/account/connections/confirm")).Response.Headers.Location!.ToString().ShouldStartWith("/step-up?");
    }

    [Fact]
    public async Task The_last_way_to_sign_in_is_not_taken_away()
    {
        using var browser = hub.Browse();
        var request = await UpstreamFixture.StartAsync(browser, "b");
        var code = hub.B.Code(request, "s-last", ("email", "last@example.com"), ("email_verified", true), ("given_name", "La"), ("family_name", "St"));
        await browser.OpenAsync(request.Answer(code, hub.B.Issuer));
        var (_, page) = await browser.OpenAsync("/sign-in/upstream");
        await browser.SubmitAsync(page, "/sign-in/upstream", "givenName");
        var (_, connections) = await browser.OpenAsync("/account/connections");
        var (kept, _) = await browser.SubmitAsync(connections, "/account/connections", "key");
        kept.Headers.Location!.ToString().ShouldBe("/account/connections?done=last");
        (await browser.OpenAsync("/account/connections")).Page.QuerySelectorAll("input[name=key]").Length.ShouldBe(1);
    }

    private static async Task ShouldFailAsync(PageBrowser browser, string address)
    {
        var (response, _) = await browser.OpenAsync(address);
        ((int)response.StatusCode).ShouldBeLessThan(500, address);
        if (response.Headers.Location is { } location)
            location.ToString().ShouldStartWith("/sign-in?");
        (await browser.OpenAsync("/account")).Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await browser.OpenAsync("/sign-in/upstream")).Response.Headers.Location?.ToString().ShouldBe("/sign-in");
    }
}
