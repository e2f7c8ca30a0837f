using System.Globalization;

namespace IdentityHub.Web.Texts;

/// <summary>A language that the pages are written in.</summary>
internal sealed record Language(string Tag, string OwnName)
{
    public static readonly Language English = new("en", "English");
    public static readonly Language German = new("de", "Deutsch");

    /// <summary>All of them, the default first.</summary>
    public static readonly IReadOnlyList<Language> All = [English, German];

    public CultureInfo Culture => CultureInfo.GetCultureInfo(Tag);

    /// <summary>The first of some BCP 47 tags, in order of preference, that is spoken here; null when none is. <c>de-AT</c> is German.</summary>
    public static Language? FirstOf(IEnumerable<string> tags) =>
        tags.Select(tag => All.FirstOrDefault(language => Speaks(tag, language))).FirstOrDefault(found => found is not null);

    private static bool Speaks(string tag, Language language) =>
        tag.StartsWith(language.Tag, StringComparison.OrdinalIgnoreCase) && (tag.Length == language.Tag.Length || tag[language.Tag.Length] is '-' or '_');
}
