using IdentityHub.Matching.Normalisation;
using PhoneNumbers;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Normalisation;

public sealed class PhoneNormaliserTests
{
    [Theory]
    [InlineData("7029191300", null, "+17029191300")]
    [InlineData("(702) 919-1300", null, "+17029191300")]
    [InlineData("702.919.1300", "US", "+17029191300")]
    [InlineData("+1 702 919 1300", null, "+17029191300")]
    [InlineData("1-702-919-1300", null, "+17029191300")]
    [InlineData("001 702 919 1300", null, "+17029191300")]
    [InlineData("011 44 20 7946 0018", "US", "+442079460018")]
    [InlineData("702-919-1300 x123", null, "+17029191300 x123")]
    [InlineData("702-919-1300 ext. 9", "US", "+17029191300 x9")]
    [InlineData("+44 (0)20 7946 0018", null, "+442079460018")]
    [InlineData("020 7946 0018", "GB", "+442079460018")]
    [InlineData("0044 20 7946 0018", null, "+442079460018")]
    [InlineData("030 901820", "DE", "+4930901820")]
    [InlineData("+49 (0) 30 901820", null, "+4930901820")]
    [InlineData("06 12 34 56 78", "FR", "+33612345678")]
    [InlineData("612 345 678", "ES", "+34612345678")]
    [InlineData("06 698 12345", "IT", "+390669812345")]
    [InlineData("8 (481) 285-62-34", "RU", "+74812856234")]
    [InlineData("0412 345 678", "AU", "+61412345678")]
    [InlineData("321-3212", null, "3213212")]
    [InlineData("0352 6553537", null, "3526553537")]
    public void A_number_becomes_e164_where_its_country_is_known(string raw, string? region, string expected) =>
        PhoneNormaliser.Normalise(raw, region).ShouldNotBeNull().ToString().ShouldBe(expected.TrimStart());

    [Theory]
    [InlineData("0000000000")]
    [InlineData("9999999999")]
    [InlineData("123-456-7890")]
    [InlineData("5555555555")]
    [InlineData("000-0000000")]
    [InlineData("202-555-0123")]
    [InlineData("1212121212")]
    public void Placeholders_are_generic(string raw) => PhoneNormaliser.Normalise(raw).ShouldNotBeNull().IsGeneric.ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("12")]
    [InlineData("1234567890123456789012345678")]
    public void Text_without_a_number_is_none(string raw) => PhoneNormaliser.Normalise(raw).ShouldBeNull();

    [Fact]
    public void The_last_seven_digits_stay_when_the_area_is_left_out() =>
        PhoneNormaliser.Normalise("702-321-3212")!.Value.LastSeven.ShouldBe(PhoneNormaliser.Normalise("321-3212")!.Value.LastSeven);

    [Theory]
    [InlineData("+44 7195 413223", "07195 413223")]
    [InlineData("+49 172 5413335", "0172 5413335")]
    [InlineData("+39 06 698 12345", "06 698 12345")]
    [InlineData("+1 702 919 1300", "702 919 1300")]
    public void A_number_from_abroad_and_from_within_have_the_same_national_digits(string abroad, string within) =>
        PhoneNormaliser.Normalise(abroad)!.Value.National.ShouldBe(PhoneNormaliser.Normalise(within)!.Value.National);

    [Theory]
    [InlineData("GB")]
    [InlineData("DE")]
    [InlineData("FR")]
    [InlineData("ES")]
    [InlineData("IT")]
    [InlineData("NL")]
    [InlineData("AU")]
    [InlineData("US")]
    [InlineData("CH")]
    [InlineData("PL")]
    public void The_short_way_agrees_with_the_library_on_its_example_numbers(string region)
    {
        var library = PhoneNumberUtil.GetInstance();
        foreach (var type in new[] { PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE })
        {
            var number = library.GetExampleNumberForType(region, type);
            var expected = library.Format(number, PhoneNumberFormat.E164);
            if (PhoneNormaliser.Normalise(library.Format(number, PhoneNumberFormat.NATIONAL), region)!.Value.IsGeneric)
                continue; // some of the library's examples are fillers: 123456789
            var digits = PhoneNormaliser.Normalise(library.Format(number, PhoneNumberFormat.NATIONAL), region)!.Value.Digits;
            $"+{digits}".ShouldBe(expected, $"{region} {type}");
            $"+{PhoneNormaliser.Normalise(library.Format(number, PhoneNumberFormat.INTERNATIONAL))!.Value.Digits}".ShouldBe(expected);
        }
    }
}
