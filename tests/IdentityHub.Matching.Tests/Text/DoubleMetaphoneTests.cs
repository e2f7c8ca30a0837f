using IdentityHub.Matching.Text;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Text;

public sealed class DoubleMetaphoneTests
{
    [Theory]
    [InlineData("Smith", "SM0", "XMT")]
    [InlineData("Schmidt", "XMT", "SMT")]
    [InlineData("Snider", "SNTR", "XNTR")]
    [InlineData("Schneider", "XNTR", "SNTR")]
    [InlineData("Thomas", "TMS", "TMS")]
    [InlineData("Michael", "MKL", "MXL")]
    [InlineData("Xavier", "SF", "SFR")]
    [InlineData("Jose", "HS", "HS")]
    [InlineData("Wasserman", "ASRM", "FSRM")]
    [InlineData("Filipowicz", "FLPT", "FLPF")]
    [InlineData("Caesar", "SSR", "SSR")]
    [InlineData("McHugh", "MK", "MK")]
    [InlineData("Wright", "RT", "RT")]
    [InlineData("Knight", "NT", "NT")]
    [InlineData("Tagliaro", "TKLR", "TLR")]
    [InlineData("Cabrillo", "KPRL", "KPR")]
    [InlineData("Breaux", "PR", "PR")]
    [InlineData("Edgar", "ATKR", "ATKR")]
    [InlineData("McLaughlin", "MKLF", "MKLF")]
    [InlineData("Zhao", "J", "J")]
    [InlineData("Accident", "AKST", "AKST")]
    [InlineData("Bertucci", "PRTX", "PRTX")]
    [InlineData("Chianti", "KNT", "KNT")]
    [InlineData("Dumb", "TM", "TM")]
    [InlineData("Arnow", "ARN", "ARNF")]
    [InlineData("Rogier", "RJ", "RJR")]
    [InlineData("Campbell", "KMPL", "KMPL")]
    [InlineData("Wechsler", "AKSL", "FKSL")]
    [InlineData("Catherine", "K0RN", "KTRN")]
    [InlineData("Philip", "FLP", "FLP")]
    [InlineData("aeiou", "A", "A")]
    [InlineData("", "", "")]
    [InlineData("12345", "", "")]
    public void A_name_has_the_published_codes(string name, string primary, string alternate)
    {
        var keys = DoubleMetaphone.Encode(name);

        keys.Primary.Prefix(4).ToString().ShouldBe(primary);
        keys.Alternate.Prefix(4).ToString().ShouldBe(alternate);
    }

    [Theory]
    [InlineData("Smith", "Schmidt")]
    [InlineData("Smyth", "Smith")]
    [InlineData("Catherine", "Kathryn")]
    [InlineData("Stephen", "Steven")]
    [InlineData("Meyer", "Maier")]
    [InlineData("Jankelowicz", "Yankelovich")]
    public void Names_said_alike_share_a_code(string a, string b)
    {
        var (x, y) = (DoubleMetaphone.Encode(a), DoubleMetaphone.Encode(b));

        new PhoneticKeys(x.Primary.Prefix(4), x.Alternate.Prefix(4))
            .Sounds(new PhoneticKeys(y.Primary.Prefix(4), y.Alternate.Prefix(4))).ShouldBeTrue($"{x} {y}");
    }

    [Fact]
    public void Names_without_any_code_do_not_sound_alike() =>
        DoubleMetaphone.Encode("陳").Sounds(DoubleMetaphone.Encode("王")).ShouldBeFalse();

    [Fact]
    public void Case_does_not_matter() =>
        DoubleMetaphone.Encode("o'brien").ShouldBe(DoubleMetaphone.Encode("O'BRIEN"));

    [Fact]
    public void Any_text_has_codes_of_at_most_eight_characters()
    {
        var random = new Random(7);
        for (var n = 0; n < 20_000; n++)
        {
            var text = new string(Enumerable.Range(0, random.Next(60)).Select(_ => (char)('A' + random.Next(27))).ToArray());
            var keys = DoubleMetaphone.Encode(text);
            keys.Primary.ToString().Length.ShouldBe(keys.Primary.Length);
            keys.Primary.Length.ShouldBeLessThanOrEqualTo(8);
            keys.Alternate.Length.ShouldBeLessThanOrEqualTo(8);
        }
    }
}
