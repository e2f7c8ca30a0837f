using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using IdentityHub.Web.Texts;

namespace IdentityHub.Web.Tests.Pieces;

public sealed partial class WordingTests
{
    private static readonly ResourceManager Texts = new("IdentityHub.Web.Texts.Wording", typeof(Wording).Assembly);

    [Fact]
    public void Both_languages_say_everything_with_the_same_places_for_values()
    {
        var english = Read(CultureInfo.InvariantCulture);
        var german = Read(CultureInfo.GetCultureInfo("de"));
        german.Keys.Order().ShouldBe(english.Keys.Order());
        foreach (var (key, text) in english)
            Places(german[key]).ShouldBe(Places(text), key);
    }

    [Theory]
    [InlineData("de-AT", "de")]
    [InlineData("de", "de")]
    [InlineData("en-GB", "en")]
    [InlineData("den", null)]
    [InlineData("fr", null)]
    public void A_tag_is_spoken_by_its_language(string tag, string? language) => Language.FirstOf([tag])?.Tag.ShouldBe(language);

    [Fact]
    public void Every_question_to_stewards_and_every_group_of_attributes_has_its_words()
    {
        var texts = Read(CultureInfo.InvariantCulture).Keys;
        Enum.GetValues<MasterData.Stewardship.ReviewKind>().SelectMany(kind => new[] { $"Review.Kind.{kind}", $"Review.Lead.{kind}" }).ShouldBeSubsetOf(texts);
        MasterData.Survivorship.AttributeGroups.Common.Select(group => $"Group.{group}").ShouldBeSubsetOf(texts);
    }

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        Texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static List<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value).Distinct().Order()];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
