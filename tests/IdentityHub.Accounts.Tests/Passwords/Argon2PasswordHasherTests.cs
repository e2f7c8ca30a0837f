using IdentityHub.Accounts.Passwords;
using Microsoft.AspNetCore.Identity;
using Shouldly;
using Xunit;

namespace IdentityHub.Accounts.Tests.Passwords;

public sealed class Argon2PasswordHasherTests
{
    private static readonly HubUser Nobody = new();

    [Fact]
    public void The_default_cost_is_the_one_that_owasp_names_first()
    {
        new Argon2Parameters().ShouldBe(new Argon2Parameters(19 * 1024, 2, 1));
        var options = new AccountOptions();
        (options.HashMemoryKiB, options.HashPasses).ShouldBe((19 * 1024, 2));
    }

    [Fact]
    public void A_password_verifies_against_its_own_hash_only()
    {
        var hasher = new Argon2PasswordHasher(new Argon2Parameters(64, 1));
        var hash = hasher.HashPassword(Nobody, "Lovelace-1815");

        hash.ShouldStartWith("$argon2id$v=19$m=64,t=1,p=1$");
        hasher.HashPassword(Nobody, "Lovelace-1815").ShouldNotBe(hash, "each has its salt");
        hasher.VerifyHashedPassword(Nobody, hash, "Lovelace-1815").ShouldBe(PasswordVerificationResult.Success);
        hasher.VerifyHashedPassword(Nobody, hash, "lovelace-1815").ShouldBe(PasswordVerificationResult.Failed);
    }

    [Fact]
    public void A_hash_of_other_parameters_verifies_and_asks_to_be_replaced()
    {
        var old = new Argon2PasswordHasher(new Argon2Parameters(64, 1));
        var now = new Argon2PasswordHasher(new Argon2Parameters(128, 2));

        now.VerifyHashedPassword(Nobody, old.HashPassword(Nobody, "Lovelace-1815"), "Lovelace-1815").ShouldBe(PasswordVerificationResult.SuccessRehashNeeded);
    }

    [Fact]
    public void The_same_letters_typed_on_another_keyboard_are_the_same_password()
    {
        var hasher = new Argon2PasswordHasher(new Argon2Parameters(64, 1));

        hasher.VerifyHashedPassword(Nobody, hasher.HashPassword(Nobody, "Zürich-1815-x"), "Zu\u0308rich-1815-x").ShouldBe(PasswordVerificationResult.Success);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain")]
    [InlineData("$argon2id$v=19$m=64,t=1,p=1$c2FsdA$")]
    [InlineData("$argon2id$v=19$m=99999999999,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA")]
    [InlineData("$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA")]
    public void What_is_no_hash_verifies_nothing(string hash)
    {
        var hasher = new Argon2PasswordHasher(new Argon2Parameters(64, 1));

        hasher.VerifyHashedPassword(Nobody, hash, "").ShouldBe(PasswordVerificationResult.Failed);
    }
}
