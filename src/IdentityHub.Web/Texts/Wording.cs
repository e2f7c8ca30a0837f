using System.Globalization;
using System.Resources;

namespace IdentityHub.Web.Texts;

/// <summary>What the pages say, in one language; from <c>Wording.resx</c> (English) and <c>Wording.de.resx</c>.</summary>
internal sealed class Wording(CultureInfo culture)
{
    private static readonly ResourceManager Resources = new("IdentityHub.Web.Texts.Wording", typeof(Wording).Assembly);

    /// <summary>How dates and numbers are written.</summary>
    public CultureInfo Culture => culture;

    /// <summary>A text by its key. A key without a text is a bug, and says so.</summary>
    public string this[string key] => Resources.GetString(key, culture) ?? throw new InvalidOperationException($"No text '{key}'.");

    /// <summary>A text with values put in at <c>{0}</c>, <c>{1}</c>…</summary>
    public string this[string key, params object?[] values] => string.Format(culture, this[key], values);

    /// <summary>The text of a key that is made from data (a scope's name), or null when nobody has written one.</summary>
    public string? Find(string key) => Resources.GetString(key, culture);

    /// <summary>A day and a time, in UTC and saying so: without a script a page can't know the reader's zone.</summary>
    public string Moment(DateTimeOffset instant) => instant.UtcDateTime.ToString(Ordinals ? "d. MMM yyyy, HH:mm 'UTC'" : "d MMM yyyy, HH:mm 'UTC'", culture);

    /// <summary>How somebody signed in (RFC 8176), in words; what the words imply is left out.</summary>
    public string Methods(IEnumerable<string> methods) => string.Join(" + ", methods.Select(method => Find($"Method.{method}")).OfType<string>().Distinct());

    /// <summary>A day, in UTC.</summary>
    public string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString(Ordinals ? "d. MMMM yyyy" : "d MMMM yyyy", culture);

    // German writes the day as an ordinal.
    private bool Ordinals => culture.TwoLetterISOLanguageName == "de";
}
