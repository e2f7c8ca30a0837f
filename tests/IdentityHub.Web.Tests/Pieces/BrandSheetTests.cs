using FsCheck;
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

    [Fact]
    public void Whatever_colour_was_registered_links_and_buttons_can_be_read() => FsCheck.Fluent.Prop.ForAll(
        FsCheck.Fluent.ArbMap.Default.ArbFor<(byte Red, byte Green, byte Blue)>(), colour =>
        {
            var sheet = BrandSheet.For($"#{colour.Red:x2}{colour.Green:x2}{colour.Blue:x2}", "#777777");
            string Value(string name) => System.Text.RegularExpressions.Regex.Match(sheet, $"{name}: (#[0-9a-f]{{6}})").Groups[1].Value;
            return BrandSheet.Contrast(Value("--brand"), "#f5f4f0") >= 4.5 && BrandSheet.Contrast(Value("--brand"), Value("--brand-ink")) >= 4.5;
        }).QuickCheckThrowOnFailure();
}
