using System.Globalization;

namespace IdentityHub.Web.Shell;

/// <summary>
/// A client's branding as a style sheet of its own: the content security policy allows no style within the page. Whatever colour was registered, what is written in it
/// and on it can be read (WCAG 2.2 §1.4.3): it fills the panel as it is, and is darkened where it is a link or a button.
/// </summary>
internal static class BrandSheet
{
    private const double Readable = 4.5;
    private const string Ground = "#f5f4f0", Night = "#101316", PanelInkAtNight = "#eef2f0";

    /// <summary>The sheet for a colour <c>#rrggbb</c>; empty for anything else, so that a registered value can never smuggle in a rule.</summary>
    public static string For(string? colour, string? ink)
    {
        if (!IsColour(colour))
            return "";
        var onPanel = IsColour(ink) && Contrast(ink!, colour!) >= Readable ? ink! : InkOn(colour!);
        var accent = DarkenedUntil(colour!, candidate => Contrast(candidate, Ground) >= Readable && Contrast(candidate, "#ffffff") >= Readable);
        var onAccent = accent == colour ? onPanel : "#ffffff";
        return $$"""
            :root {
              --brand: {{accent}};
              --brand-ink: {{onAccent}};
              --brand-dark: color-mix(in oklab, {{colour}} 45%, #ffffff);
              --brand-dark-ink: {{Night}};
              --panel: light-dark({{colour}}, {{DarkenedUntil(Mixed(colour!), candidate => Contrast(candidate, PanelInkAtNight) >= Readable)}});
            }
            .focus-side { color: light-dark({{onPanel}}, {{PanelInkAtNight}}); }
            """;
    }

    /// <summary>White or near black, whichever stands out more (WCAG 2.2 §1.4.3).</summary>
    public static string InkOn(string colour) => Contrast("#ffffff", colour) >= Contrast("#000000", colour) ? "#ffffff" : Night;

    /// <summary>Contrast ratio of two colours, 1 to 21.</summary>
    public static double Contrast(string one, string other)
    {
        var (light, dark) = (Luminance(one), Luminance(other));
        return (Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05);
    }

    private static string DarkenedUntil(string colour, Func<string, bool> readable)
    {
        var (red, green, blue) = Channels(colour);
        for (var share = 1.0; share > 0; share -= 0.02)
        {
            var candidate = Written(red * share, green * share, blue * share);
            if (readable(candidate))
                return share == 1.0 ? colour : candidate;
        }
        return "#000000";
    }

    /// <summary>Half the colour, half the night.</summary>
    private static string Mixed(string colour)
    {
        var (red, green, blue) = Channels(colour);
        return Written((red + 0x10) / 2.0, (green + 0x13) / 2.0, (blue + 0x16) / 2.0);
    }

    private static string Written(double red, double green, double blue) =>
        string.Create(CultureInfo.InvariantCulture, $"#{(int)red:x2}{(int)green:x2}{(int)blue:x2}");

    private static bool IsColour(string? text) => text is { Length: 7 } && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    private static (int Red, int Green, int Blue) Channels(string colour)
    {
        var rgb = int.Parse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return (rgb >> 16, (rgb >> 8) & 0xff, rgb & 0xff);
    }

    private static double Luminance(string colour)
    {
        var (red, green, blue) = Channels(colour);
        return 0.2126 * Linear(red) + 0.7152 * Linear(green) + 0.0722 * Linear(blue);
    }

    private static double Linear(int channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
