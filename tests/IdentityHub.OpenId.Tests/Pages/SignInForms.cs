using System.Net;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Pages;

/// <summary>Statements 13, 15, 19 and 20 on the real pages.</summary>
public sealed class SignInForms(TlsHub hub) : IClassFixture<TlsHub>
{
    private static readonly KeyValuePair<string, string>[] Right = [new("email", TestHub.Email), new("password", TestHub.Password)];

    [Fact]
    public async Task S019_a_form_without_its_token_or_without_its_cookie_signs_nobody_in()
    {
        using var bare = hub.Visit();
        using var first = await bare.PostAsync("/sign-in", Right);
        first.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await bare.IsSignedInAsync()).ShouldBeFalse();

        using var reader = hub.Visit();
        var (_, page) = await reader.OpenAsync("/sign-in");
        var hidden = PageVisitor.Hidden(page);
        using var elsewhere = hub.Visit();
        using var second = await elsewhere.PostAsync("/sign-in", [.. hidden, .. Right]);
        second.StatusCode.ShouldBe(HttpStatusCode.BadRequest, "the token came without the cookie that it belongs to");
        (await elsewhere.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task S019_an_attacker_s_form_does_not_sign_a_victim_s_browser_in()
    {
        // The attacker's page posts a form that the attacker was given; the victim's browser adds the victim's cookies.
        using var attacker = hub.Visit();
        using var victim = hub.Visit();
        var (_, page) = await attacker.OpenAsync("/sign-in");
        await victim.OpenAsync("/sign-in");

        using var response = await victim.PostAsync("/sign-in", [.. PageVisitor.Hidden(page), .. Right]);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await victim.IsSignedInAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task S020_a_session_planted_before_signing_in_is_not_the_one_afterwards()
    {
        using var attacker = hub.Visit();
        await attacker.SignInAsync(TlsHub.Other);
        const string name = "__Host-hub.session";
        var planted = attacker.Cookies.GetCookies(hub.Issuer)[name]!.Value;
        using var victim = hub.Visit();
        victim.Cookies.Add(new Cookie(name, planted, "/", hub.Issuer.Host) { Secure = true });

        using var response = await victim.SignInAsync();

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        victim.Cookies.GetCookies(hub.Issuer)[name]!.Value.ShouldNotBe(planted);
        var (_, account) = await victim.OpenAsync("/account");
        account.Body!.TextContent.ShouldContain(TestHub.Email);
        (await attacker.IsSignedInAsync()).ShouldBeFalse("the planted session ended with the sign-in over it");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("/%09/evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task S013_S015_after_signing_in_the_browser_goes_by_303_to_an_address_of_the_hub(string returnUrl)
    {
        using var browser = hub.Visit();

        using var response = await browser.SignInAsync(path: $"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        new Uri(hub.Issuer, response.Headers.Location!).Authority.ShouldBe(hub.Issuer.Authority);
    }

    [Fact]
    public async Task A_return_address_beyond_ascii_is_gone_to_as_well()
    {
        using var browser = hub.Visit();

        using var response = await browser.SignInAsync(path: $"/sign-in?returnUrl={Uri.EscapeDataString("/account?q=Jürgen \U0001F600")}");

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.OriginalString.ShouldBe("/account?q=J%C3%BCrgen%20%F0%9F%98%80");
    }
}
