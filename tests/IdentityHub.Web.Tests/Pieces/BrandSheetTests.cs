using IdentityHub.Web.Shell;

namespace IdentityHub.Web.Tests.Pieces;

public sealed class BrandSheetTests
{
    [Theory]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#12345g")]
    [InlineData("#fff;}body{display:none")]
    [InlineData(null)]
    public void A_value_that_is_no_colour_makes_no_rule(string? colour) => BrandSheet.For(colour, null).ShouldBeEmpty();

    [Theory]
    [InlineData("#ffffff", "#101316")]
    [InlineData("#ffd400", "#101316")]
    [InlineData("#8a4b2f", "#ffffff")]
    [InlineData("#000000", "#ffffff")]
    public void Text_on_a_colour_is_the_one_that_stands_out(string colour, string ink) => BrandSheet.InkOn(colour).ShouldBe(ink);
}
