using IdentityHub.Matching.Normalisation;
using Shouldly;
using Xunit;

namespace IdentityHub.Matching.Tests.Normalisation;

public sealed class AddressParserTests
{
    [Theory]
    [InlineData("123 Main Street, Las Vegas NV 89132", "123", "main st", "", "las vegas", "nv", "89132", "")]
    [InlineData("Aventura Apartments 638 Downey St, Salem, OR", "638", "downey st", "", "salem", "or", "", "")]
    [InlineData("123 E Main St", "123", "e main st", "", "", "", "", "")]
    [InlineData("1450 N City Rd Suite 900", "1450", "n city rd", "900", "", "", "", "")]
    [InlineData("Suite 900, 1450 N City Rd", "1450", "n city rd", "900", "", "", "", "")]
    [InlineData("6371 E Foothill Dr, Orroville, CA 95915", "6371", "e foothill dr", "", "orroville", "ca", "95915", "")]
    [InlineData("445 Overpass Rd San Ramon", "445", "overpass rd", "", "san ramon", "", "", "")]
    [InlineData("12 Oak Ave Apt 4B, Springfield, IL 62704-1234", "12", "oak ave", "4b", "springfield", "il", "62704", "")]
    [InlineData("Hardenbergstraße 87", "87", "hardenbergstr", "", "", "", "", "")]
    [InlineData("Ansbacher Strasse 23, 56422 Düsseldorf", "23", "ansbacher str", "", "dusseldorf", "", "56422", "")]
    [InlineData("Hauptstr. 5 a, D-10115 Berlin, Deutschland", "5a", "hauptstr", "", "berlin", "", "10115", "DE")]
    [InlineData("18 Danver Place, Loughborough, Leicestershire, LE11 1UU, United Kingdom", "18", "danver pl", "", "leicestershire", "", "le111uu", "GB")]
    [InlineData("12 rue de la Paix, 75002 Paris, France", "12", "rue de la paix", "", "paris", "", "75002", "FR")]
    [InlineData("Calle Mayor, 5, 28013 Madrid", "5", "calle mayor", "", "madrid", "", "28013", "")]
    [InlineData("Apt # 4, 9 Elm Rd", "9", "elm rd", "4", "", "", "", "")]
    [InlineData("3212 W. 32nd St Palm Harbor, FL 60527", "3212", "w 32 st", "", "palm harbor", "fl", "60527", "")]
    [InlineData("unknown", "", "", "", "", "", "", "")]
    [InlineData("", "", "", "", "", "", "", "")]
    public void A_line_is_split(string raw, string house, string street, string unit, string city, string state, string postcode, string country)
    {
        var address = AddressParser.Parse(raw);

        (address.House, address.Street, address.Unit, address.City, address.State, address.Postcode, address.Country)
            .ShouldBe((house, street, unit, city, state, postcode, country));
    }

    [Theory]
    [InlineData("P.O. Box 12987, Andersonville IL 60611", "12987")]
    [InlineData("PO BOX 12987", "12987")]
    [InlineData("Postfach 10 01 23, 60001 Frankfurt", "10")]
    [InlineData("BP 123, 75002 Paris", "123")]
    [InlineData("Post Office Box 7", "7")]
    public void A_post_office_box_is_found(string raw, string box) => AddressParser.Parse(raw).PoBox.ShouldBe(box);

    [Theory]
    [InlineData("Oak Street", "oak st")]
    [InlineData("OAK ST.", "oak st")]
    [InlineData("North Main Avenue", "n main ave")]
    [InlineData("Third Avenue", "3 ave")]
    [InlineData("3rd Ave", "3 ave")]
    [InlineData("Saint James Place", "st james pl")]
    [InlineData("Court Street", "court st")]
    [InlineData("Königstraße", "konigstr")]
    [InlineData("Avenue des Champs-Élysées", "ave des champs elysees")]
    public void A_street_has_one_spelling(string raw, string expected) => AddressNormaliser.Street(raw).ShouldBe(expected);

    [Theory]
    [InlineData("0012 A", "12a")]
    [InlineData("12-14", "12 14")]
    [InlineData("No. 5", "5")]
    [InlineData("5 bis", "5 bis")]
    [InlineData("none", null)]
    public void A_house_number_has_one_spelling(string raw, string? expected) => AddressNormaliser.House(raw).ShouldBe(expected);

    [Theory]
    [InlineData("Apt. 4-B", "4b")]
    [InlineData("#4B", "4b")]
    [InlineData("Suite 0900", "900")]
    [InlineData("", null)]
    public void A_unit_loses_its_word(string raw, string? expected) => AddressNormaliser.Unit(raw).ShouldBe(expected);

    [Theory]
    [InlineData("Saint Louis", "st louis")]
    [InlineData("ST. LOUIS", "st louis")]
    [InlineData("Mount Vernon", "mt vernon")]
    [InlineData("München", "munchen")]
    [InlineData("N/A", null)]
    public void A_city_has_one_spelling(string raw, string? expected) => AddressNormaliser.City(raw).ShouldBe(expected);

    [Fact]
    public void Any_text_can_be_parsed()
    {
        var random = new Random(5);
        string[] words = ["12", "Main", "St", "Apt", "#", ",", "4b", "PO Box", "60611", "CA", "USA", "No", "Straße", "\n", "a", "SW1A", "1AA", "Penthouse", "3rd", "D-10115"];
        for (var n = 0; n < 30_000; n++)
        {
            var raw = string.Join(' ', Enumerable.Range(0, random.Next(9)).Select(_ => words[random.Next(words.Length)]));
            AddressParser.Parse(raw).ShouldNotBeNull(raw);
        }
    }
}
