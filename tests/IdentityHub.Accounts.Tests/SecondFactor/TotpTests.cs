using System.Text;
using IdentityHub.Accounts.SecondFactor;
using Shouldly;
using Xunit;

namespace IdentityHub.Accounts.Tests.SecondFactor;

public sealed class TotpTests
{
    // RFC 6238 appendix B, the last six of its eight digits.
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard_s_table(long seconds, string code) =>
        Totp.CodeOf(Secret, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))).ShouldBe(code);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void S096_a_code_is_good_one_step_before_and_after_its_time(int steps, bool good)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);
        var step = Totp.StepAt(now) + steps;

        Totp.Match(Secret, Totp.CodeOf(Secret, step), now, 0).ShouldBe(good ? step : null);
    }

    [Fact]
    public void S096_a_code_at_or_before_the_last_one_taken_is_none()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);
        var step = Totp.StepAt(now);

        Totp.Match(Secret, Totp.CodeOf(Secret, step), now, step).ShouldBeNull();
        Totp.Match(Secret, Totp.CodeOf(Secret, step - 1), now, step).ShouldBeNull();
        Totp.Match(Secret, Totp.CodeOf(Secret, step + 1), now, step).ShouldBe(step + 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("28708")]
    [InlineData("2870820")]
    [InlineData("28708a")]
    [InlineData("٢٨٧٠٨٢")]
    public void What_is_no_code_matches_nothing(string code) => Totp.Match(Secret, code, DateTimeOffset.FromUnixTimeSeconds(59), 0).ShouldBeNull();

    [Fact]
    public void Blanks_between_digits_don_t_matter() => Totp.Match(Secret, " 287 082 ", DateTimeOffset.FromUnixTimeSeconds(59), 0).ShouldBe(1);

    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base_32_is_that_of_RFC_4648(string text, string encoded)
    {
        Base32.Encode(Encoding.ASCII.GetBytes(text)).ShouldBe(encoded);
        Base32.Decode(encoded.ToLowerInvariant()).ShouldBe(Encoding.ASCII.GetBytes(text));
    }

    [Fact]
    public void What_is_no_base_32_decodes_to_nothing() => Base32.Decode("ABC1").ShouldBeNull();
}
