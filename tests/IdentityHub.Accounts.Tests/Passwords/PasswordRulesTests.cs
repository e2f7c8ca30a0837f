using IdentityHub.Accounts.Passwords;
using Shouldly;
using Xunit;

namespace IdentityHub.Accounts.Tests.Passwords;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("Lovelace-1815")]
    [InlineData("Steward-1815")]
    [InlineData("Babbage-1815")]
    [InlineData("Agent-1815")]
    [InlineData("correct battery horse")]
    [InlineData("ein langer satz")]
    [InlineData("パスワードは長いほうがよい")]
    public void A_long_password_that_nobody_tries_first_is_fine(string password) =>
        PasswordRules.Check(password, "ada@example.com", "Ada", "Lovelace").ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("Sh0rt!")]
    [InlineData("password123")]
    [InlineData("P@ssw0rd123!")]
    [InlineData("Passwort2024")]
    [InlineData("qwertyuiop")]
    [InlineData("1234567890")]
    [InlineData("0987654321")]
    [InlineData("abcdefghijkl")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("iloveyou2024!")]
    [InlineData("letmein12345")]
    [InlineData("ada@example.com")]
    [InlineData("Lovelace12")]
    public void What_is_tried_first_is_refused(string password) =>
        PasswordRules.Check(password, "ada@example.com", "Ada", "Lovelace").ShouldNotBeNull();

    [Fact]
    public void There_is_an_upper_bound_on_what_is_hashed() =>
        PasswordRules.Check(string.Concat(Enumerable.Range(0, 300).Select(i => (char)('a' + i * 7 % 26))), "a@b.c", "A", "B").ShouldNotBeNull();
}
