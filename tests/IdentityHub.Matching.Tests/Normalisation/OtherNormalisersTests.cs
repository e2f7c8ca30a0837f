using IdentityHub.Matching.Normalisation;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Normalisation;

public sealed class OtherNormalisersTests
{
    [Theory]
    [InlineData("Acme GmbH & Co. KG", "acme", "gmbh co kg")]
    [InlineData("Acme, Inc.", "acme", "inc")]
    [InlineData("The Acme Company Ltd.", "acme", "ltd")]
    [InlineData("ACME S.A.", "acme", "sa")]
    [InlineData("Acme S.r.l.", "acme", "srl")]
    [InlineData("I.B.M. Corp", "ibm", "corp")]
    [InlineData("Müller & Söhne AG", "muller sohne", "ag")]
    [InlineData("AT&T Inc", "at t", "inc")]
    [InlineData("Company Ltd", "company", "ltd")]
    [InlineData("Universal Exports Intl", "universal exports international", "")]
    public void An_organisation_is_reduced_to_its_distinguishing_words(string raw, string key, string form)
    {
        var name = OrganisationNormaliser.Normalise(raw).ShouldNotBeNull();

        (name.Key, name.LegalForm).ShouldBe((key, form));
    }

    [Theory]
    [InlineData("123-45-6789", null)]
    [InlineData("ab 12 34 56 c", "AB123456C")]
    [InlineData("324-67-7365", "324677365")]
    [InlineData("000-00-0000", null)]
    [InlineData("999999999", null)]
    [InlineData("123456789", null)]
    [InlineData("***-**-6789", null)]
    [InlineData("unknown", null)]
    [InlineData("12", null)]
    [InlineData("XXXXXXXXX", null)]
    public void An_identifier_keeps_letters_and_digits_unless_it_is_junk(string raw, string? expected) =>
        IdentifierNormaliser.Normalise(raw).ShouldBe(expected);

    [Theory]
    [InlineData("M", Sex.Male)]
    [InlineData("Male", Sex.Male)]
    [InlineData("männlich", Sex.Male)]
    [InlineData("Herr", Sex.Male)]
    [InlineData("1", Sex.Male)]
    [InlineData("f", Sex.Female)]
    [InlineData("W", Sex.Female)]
    [InlineData("weiblich", Sex.Female)]
    [InlineData("Frau", Sex.Female)]
    [InlineData("Mme", Sex.Female)]
    [InlineData("divers", Sex.Other)]
    [InlineData("U", Sex.Unknown)]
    [InlineData("", Sex.Unknown)]
    public void Sex_is_read_in_several_languages(string raw, Sex expected) => SexNormaliser.Normalise(raw).ShouldBe(expected);

    [Theory]
    [InlineData("62704-1234", null, "62704")]
    [InlineData("927230000", null, "92723")]
    [InlineData("2134", "US", "02134")]
    [InlineData("SW1A 1AA", null, "sw1a1aa")]
    [InlineData("sw1a1aa", "GB", "sw1a1aa")]
    [InlineData("D-10115", null, "10115")]
    [InlineData("M1S 1T4", null, "m1s1t4")]
    [InlineData("1234 AB", "NL", "1234ab")]
    [InlineData("00000", null, null)]
    [InlineData("99999", null, null)]
    [InlineData("unknown", null, null)]
    [InlineData("", null, null)]
    public void A_postcode_has_one_spelling(string raw, string? country, string? expected) => PostcodeNormaliser.Normalise(raw, country).ShouldBe(expected);

    [Theory]
    [InlineData("sw1a1aa", "sw1a")]
    [InlineData("62704", "627")]
    public void A_postcode_names_a_district(string postcode, string expected) => PostcodeNormaliser.District(postcode).ShouldBe(expected);

    [Theory]
    [InlineData("Germany", "DE")]
    [InlineData("Deutschland", "DE")]
    [InlineData("DEU", "DE")]
    [InlineData("U.S.A.", "US")]
    [InlineData("Österreich", "AT")]
    [InlineData("España", "ES")]
    [InlineData("uk", "GB")]
    [InlineData("Narnia", null)]
    public void A_country_is_read(string raw, string? expected) => CountryNormaliser.Normalise(raw).ShouldBe(expected);

    [Theory]
    [InlineData("California", "ca")]
    [InlineData("CA", "ca")]
    [InlineData("New South Wales", "nsw")]
    [InlineData("Bayern", "by")]
    [InlineData("Lombardia", "lombardia")]
    [InlineData("n/a", null)]
    public void A_state_is_read(string raw, string? expected) => StateNormaliser.Normalise(raw).ShouldBe(expected);

    [Theory]
    [InlineData("unknown", true)]
    [InlineData("n a", true)]
    [InlineData("asdf", true)]
    [InlineData("xxxx", true)]
    [InlineData("", true)]
    [InlineData("smith", false)]
    [InlineData("aa", false)]
    public void Placeholders_are_seen_by_their_shape(string folded, bool expected) => JunkValues.IsPlaceholder(folded).ShouldBe(expected);
}
