using System.Net;
using IdentityHub.Accounts.Passwords;
using IdentityHub.OpenId.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Statement 92: guessing passwords and asking who exists.</summary>
public sealed class Guessing
{
    [Fact]
    public async Task S092_known_and_unknown_addresses_are_answered_alike_with_one_hash_each()
    {
        await using var hub = await TestHub.StartAsync();
        var hasher = hub.App.Services.GetRequiredService<Argon2PasswordHasher>();
        _ = hub.App.Services.GetRequiredService<DecoyHash>();
        using var browser = new Browser(hub);
        var answers = new List<(HttpStatusCode, string, long)>();
        foreach (var email in (string[])[TestHub.Email, "nobody@example.com"])
        {
            for (var i = 0; i < 8; i++)
            {
                var before = hasher.Verifications;
                var visit = await browser.PostAsync("/sign-in", ("email", email), ("password", $"wrong-{i}"), ("returnUrl", "/account"));
                answers.Add((visit.Status, visit.Page, hasher.Verifications - before));
            }
        }

        answers.Take(8).ShouldBe(answers.Skip(8));
        answers[0].ShouldBe((HttpStatusCode.BadRequest, "Refused", 1));
        answers[7].ShouldBe((HttpStatusCode.BadRequest, "TryLater", 0));
    }

    [Fact]
    public async Task S092_a_stranger_s_tries_do_not_keep_the_person_out_of_their_own_browser()
    {
        await using var hub = await TestHub.StartAsync();
        using var victim = new Browser(hub);
        using var attacker = new Browser(hub);
        await victim.SignInAsync();
        for (var i = 0; i < 20; i++)
            await attacker.PostAsync("/sign-in", ("email", TestHub.Email), ("password", $"guess-{i}"), ("returnUrl", "/account"));
        (await attacker.PostAsync("/sign-in", ("email", TestHub.Email), ("password", TestHub.Password), ("returnUrl", "/account"))).Page.ShouldBe("TryLater", "from the attacker's network even the right one waits");

        (await victim.PostAsync("/sign-in", ("email", TestHub.Email), ("password", TestHub.Password), ("returnUrl", "/account"))).Page.ShouldStartWith("acc_");
    }

    [Fact]
    public async Task S092_a_hundred_guesses_at_once_get_no_more_tries_than_one_after_another()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = new Browser(hub);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            browser.PostAsync("/sign-in", ("email", TestHub.Email), ("password", $"guess-{i}"), ("returnUrl", "/account"))));

        answers.Count(answer => answer.Page == "Refused").ShouldBeLessThanOrEqualTo(5);
    }

    [Fact]
    public async Task The_wait_ends_and_the_right_password_is_taken()
    {
        await using var hub = await TestHub.StartAsync();
        using var browser = new Browser(hub);
        for (var i = 0; i < 6; i++)
            await browser.PostAsync("/sign-in", ("email", TestHub.Email), ("password", "wrong-one"), ("returnUrl", "/account"));
        hub.Time.Advance(TimeSpan.FromMinutes(1));

        await browser.SignInAsync();
    }
}
