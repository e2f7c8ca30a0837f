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

    [Fact]
    public void Everything_that_a_ledger_a_request_or_a_suppression_can_hold_has_its_words()
    {
        var texts = Read(CultureInfo.InvariantCulture).Keys;
        Of<Consent.Capture.ConsentAction>("Consents.Action").Concat(Of<Consent.Capture.CaptureMethod>("Grid.Method")).Concat(Of<Consent.Purposes.PartyAction>("Grid.Action").Where(key => key != "Grid.Action.None"))
            .Concat(Of<Consent.Purposes.Channel>("Channel")).Concat(Of<Consent.Decisions.Verdict>("Consents.Verdict")).Concat(Of<Consent.Purposes.PurposeKind>("Consents.Kind"))
            .Concat(Of<Consent.Suppressions.SuppressionReason>("Grid.Suppressed")).Concat(Of<Consent.Subscriptions.Frequency>("Frequency")).Concat(Of<Consent.Preferences.TopicState>("Preferences.State"))
            .Concat(Of<Consent.Privacy.PrivacyRequestKind>("Data.Kind")).Concat(Of<Consent.Privacy.PrivacyRequestKind>("Rights.Kind")).Concat(Of<Consent.Privacy.PrivacyRequestState>("Data.State"))
            .Concat(Of<Kernel.Erasure.ErasureTreatment>("Data.Treatment")).Concat(Of<Consent.Unsubscribing.UnsubscribeScope>("Unsubscribe.Done"))
            .Concat(Storage.Privacy.DataClassMap.ByTable.Values.Select(code => $"Data.Class.{code}"))
            .ShouldBeSubsetOf(texts);

        static IEnumerable<string> Of<T>(string prefix) where T : struct, Enum => Enum.GetNames<T>().Select(name => $"{prefix}.{name}");
    }

    private static Dictionary<string, string> Read(CultureInfo culture) =>
        Texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static List<string> Places(string text) => [.. Place().Matches(text).Select(match => match.Value).Distinct().Order()];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
