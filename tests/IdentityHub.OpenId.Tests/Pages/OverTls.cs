using System.Net;
using System.Text.Json;
using IdentityHub.Accounts.Mail;
using IdentityHub.OpenId.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests.Pages;

/// <summary>Statements 70, 93 and 99 with an https issuer, over TLS.</summary>
public sealed class OverTls(TlsHub hub) : IClassFixture<TlsHub>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S093_every_cookie_is_bound_to_the_host_secure_and_unreadable()
    {
        using var browser = hub.Visit();
        var set = new List<string>();
        var (page, form) = await browser.OpenAsync("/sign-in");
        set.AddRange(page.Headers.GetValues("Set-Cookie"));
        using var signedIn = await browser.PostAsync("/sign-in", [.. PageVisitor.Hidden(form), new("email", TestHub.Email), new("password", TestHub.Password)]);
        set.AddRange(signedIn.Headers.GetValues("Set-Cookie"));
        using var look = await browser.PostAsync("/look", [new("theme", "dark"), new("language", "de")]);

        set.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var cookie in set)
        {
            var parts = cookie.Split(';', StringSplitOptions.TrimEntries).ToList();
            parts[0].ShouldStartWith("__Host-hub.");
            parts.ShouldContain("path=/");
            parts.ShouldContain("secure");
            parts.ShouldContain("httponly");
            parts.ShouldContain("samesite=lax");
            parts.ShouldNotContain(part => part.StartsWith("domain", StringComparison.OrdinalIgnoreCase));
            // Long enough that chance doesn't write it into something encrypted.
            WebUtility.UrlDecode(cookie).ShouldNotContain("ada@example", Case.Insensitive);
            cookie.ShouldNotContain("lovelace", Case.Insensitive);
            cookie.ShouldNotContain("acc_", Case.Insensitive);
        }
        // What a visitor prefers says nothing about them, but doesn't travel in the clear either.
        look.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.Contains("secure") && cookie.Contains("httponly"));
        look.Headers.GetValues("Set-Cookie").Count().ShouldBe(2);
    }

    [Fact]
    public async Task S093_browsers_are_told_to_stay_with_tls()
    {
        using var browser = hub.Visit();

        var (page, _) = await browser.OpenAsync("/sign-in");

        page.Headers.GetValues("Strict-Transport-Security").Single().ShouldStartWith("max-age=31536000");
    }

    [Fact]
    public async Task S070_every_endpoint_is_https_and_nothing_is_answered_without_it()
    {
        using var browser = hub.Visit();
        var text = await browser.Http.GetStringAsync("/.well-known/openid-configuration", Cancellation);
        var document = JsonDocument.Parse(text).RootElement;
        document.GetProperty("issuer").GetString().ShouldBe(hub.Issuer.AbsoluteUri);
        foreach (var member in document.EnumerateObject().Where(member => member.Name.EndsWith("_endpoint", StringComparison.Ordinal) || member.Name == "jwks_uri"))
            member.Value.GetString()!.ShouldStartWith(hub.Issuer.AbsoluteUri);

        using var plain = new HttpClient { BaseAddress = hub.Plain };
        using var form = new FormUrlEncodedContent([new("grant_type", "client_credentials"), new("client_id", "demo-web"), new("client_secret", TestHub.ClientSecret)]);
        using var refused = await plain.PostAsync("/connect/token", form, Cancellation);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync(Cancellation)).ShouldContain("invalid_request");
    }

    [Fact]
    public async Task S099_a_spoofed_host_changes_neither_issuer_nor_page_nor_redirect_nor_mail()
    {
        using var browser = hub.Visit();
        browser.Http.DefaultRequestHeaders.Host = "evil.example";
        foreach (var header in (string[])["X-Forwarded-Host", "X-Original-Host", "X-Forwarded-Server"])
            browser.Http.DefaultRequestHeaders.Add(header, "evil.example");
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "http");
        browser.Http.DefaultRequestHeaders.Add("X-Forwarded-Prefix", "//evil.example");
        browser.Http.DefaultRequestHeaders.Add("Forwarded", "host=evil.example;proto=http");

        foreach (var path in (string[])["/.well-known/openid-configuration", "/sign-in", "/register", "/connect/authorize?client_id=nobody", "/no-such-page"])
        {
            using var response = await browser.Http.GetAsync(path, Cancellation);
            (await response.Content.ReadAsStringAsync(Cancellation)).ShouldNotContain("evil.example", customMessage: path);
        }
        using var redirected = await browser.Http.GetAsync($"/connect/authorize?client_id=demo-web&response_type=code&scope=openid&redirect_uri={Uri.EscapeDataString(TestHub.RedirectUri)}"
            + $"&code_challenge={Fuzzing.Ammunition.Challenge}&code_challenge_method=S256", Cancellation);
        new Uri(hub.Issuer, redirected.Headers.Location!).Authority.ShouldBe(hub.Issuer.Authority);

        var (_, page) = await browser.OpenAsync("/register");
        using var registered = await browser.PostAsync("/register",
            [.. PageVisitor.Hidden(page), new("givenName", "Mary"), new("familyName", "Somerville"), new("email", "mary@example.com"), new("password", "Mechanism-1831")]);
        registered.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        var outbox = hub.Hub.Services.GetRequiredService<MailOutbox>();
        await IdentityHub.Testing.Waiting.UntilAsync(() => outbox.Sent().Any(mail => mail.Message.To == "mary@example.com"));
        var mail = outbox.Sent().First(mail => mail.Message.To == "mary@example.com").Message.ToString();
        mail.ShouldContain(hub.Issuer.AbsoluteUri);
        mail.ShouldNotContain("evil.example");
    }
}
