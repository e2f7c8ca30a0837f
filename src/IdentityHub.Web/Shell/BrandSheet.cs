using System.Globalization;

namespace IdentityHub.Web.Shell;

/// <summary>A client's branding as a style sheet of its own: the content security policy allows no style within the page.</summary>
internal static class BrandSheet
{
    /// <summary>The sheet for a colour <c>#rrggbb</c>; empty for anything else, so that a registered value can never smuggle in a rule.</summary>
    public static string For(string? colour, string? ink)
    {
        if (!IsColour(colour))
            return "";
        var text = IsColour(ink) ? ink : InkOn(colour!);
        return $$"""
            :root {
              --brand: {{colour}};
              --brand-ink: {{text}};
              --brand-dark: color-mix(in oklab, {{colour}} 45%, #ffffff);
              --brand-dark-ink: #101316;
            }
            """;
    }

    /// <summary>White or near black, whichever stands out more (WCAG 2.2 §1.4.3).</summary>
    public static string InkOn(string colour)
    {
        var luminance = Luminance(colour);
        return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? "#ffffff" : "#101316";
    }

    private static bool IsColour(string? text) => text is { Length: 7 } && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit);

    private static double Luminance(string colour)
    {
        var rgb = int.Parse(colour.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return 0.2126 * Linear(rgb >> 16) + 0.7152 * Linear((rgb >> 8) & 0xff) + 0.0722 * Linear(rgb & 0xff);
    }

    private static double Linear(int channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
