using System.Globalization;

namespace IdentityHub.MasterData.Import;

/// <summary>A line of a rejects file (CSV): line, reason, detail, and of which file where there are several. Never the row's values.</summary>
internal static class RejectLine
{
    public static string Of(long line, string reason, string detail, string? file = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{line},{reason},{Quoted(detail)}{(file is null ? "" : "," + Quoted(file))}");

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
