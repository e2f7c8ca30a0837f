using System.Net;
using IdentityHub.Accounts.Passwords;
using IdentityHub.Accounts.Registration;
using IdentityHub.Journeys.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.Testing.Hosting;
using IdentityHub.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Web.Tests.Pages;

/// <summary>Statement 92 when very many people sign in at once: some wait, some are asked to come again, and none of it tells who has an account.</summary>
public sealed class BusyTests : IAsyncLifetime
{
    private const string Email = "grace@example.com";
    private RunningHub hub = null!;

    public async ValueTask InitializeAsync()
    {
        hub = await RunningHub.StartAsync(settings: [("Hub:Accounts:HashMemoryKiB", "64"), ("Hub:Accounts:HashingPlaces", "128"), ("Hub:Accounts:RegistrationsPerHour", "1000")]);
        (await hub.ScopedAsync<ShopperSeed, bool>(async seed =>
            (await seed.RunAsync(new NewAccount(Email, HubFixture.Password, "Grace", "Hopper") { EmailVerified = true }, Actor.Hub("test"), CancellationToken.None)).Refusal is null)).ShouldBeTrue();
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task S092_who_finds_the_queue_full_is_asked_to_come_again_whoever_they_are_and_loses_nothing()
    {
        using var browser = new PageBrowser(hub.Web, "en");
        var (_, register) = await browser.OpenAsync("/register");
        var queue = hub.Services.GetRequiredService<HashingQueue>();
        var hasher = hub.Services.GetRequiredService<Argon2PasswordHasher>();
        var before = hasher.Verifications;
        var places = new List<HashingPlace>();
        while (queue.TryEnter() is { } place)
            places.Add(place);

        foreach (var email in (string[])[Email, "nobody@example.com"])
        {
            var (_, page) = await browser.OpenAsync("/sign-in");
            var (busy, again) = await browser.SubmitAsync(page, "/sign-in", "password", ("email", email), ("password", HubFixture.Password));
            busy.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, email);
            busy.Headers.RetryAfter!.Delta.ShouldBe(HashingQueue.RetryAfter);
            again.Body!.TextContent.ShouldContain("try again in a few seconds");
            again.QuerySelector("#email")!.GetAttribute("value").ShouldBe(email);
        }
        hasher.Verifications.ShouldBe(before);
        var (_, sent) = await browser.SubmitAsync(register, "/register", "givenName", ("givenName", "Mary"), ("familyName", "Somerville"), ("email", "mary@example.com"), ("password", "Celestial-Mechanics-1831"));
        sent.Body!.TextContent.ShouldContain("try again in a few seconds");
        sent.QuerySelector("#email")!.GetAttribute("value").ShouldBe("mary@example.com");

        places.ForEach(place => place.Dispose());
        await browser.AsAsync(Email);
        (await browser.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task S092_a_hundred_people_who_sign_in_at_once_all_get_in()
    {
        for (var i = 0; i < 100; i++)
        {
            var account = new NewAccount($"p{i}@example.com", HubFixture.Password, "Mary", "Somerville") { EmailVerified = true };
            (await hub.ScopedAsync<AccountRegistration, bool>(async accounts => (await accounts.CreateAsync(account, Actor.Hub("test"), CancellationToken.None)).Refusal is null)).ShouldBeTrue();
        }
        var browsers = Enumerable.Range(0, 100).Select(_ => new PageBrowser(hub.Web, "en")).ToList();
        var pages = new List<AngleSharp.Dom.IDocument>();
        foreach (var browser in browsers)
            pages.Add((await browser.OpenAsync("/sign-in")).Page);

        var answers = await Task.WhenAll(browsers.Zip(pages).Select(async (visit, i) =>
            (await visit.First.SubmitAsync(visit.Second, "/sign-in", "password", ("email", $"p{i}@example.com"), ("password", HubFixture.Password))).Response.StatusCode));

        answers.ShouldAllBe(status => status == HttpStatusCode.SeeOther);
        browsers.ForEach(browser => browser.Dispose());
    }

    [Fact]
    public async Task S092_who_registers_with_somebodys_address_guesses_their_password_as_a_stranger()
    {
        using var attacker = new PageBrowser(hub.Web, "en");
        var (_, register) = await attacker.OpenAsync("/register");
        (await attacker.SubmitAsync(register, "/register", "givenName", ("givenName", "Grace"), ("familyName", "Hopper"), ("email", Email), ("password", "Celestial-Mechanics-1831")))
            .Response.StatusCode.ShouldBe(HttpStatusCode.SeeOther, "nothing tells that the address is known");

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 6; i++)
            answers.Add((await attacker.PasswordAsync(Email, $"guess-number-{i}")).StatusCode);

        answers[4].ShouldBe(HttpStatusCode.BadRequest);
        answers[5].ShouldBe(HttpStatusCode.TooManyRequests, "five tries as from any browser, not ten as from the person's own");
    }
}
