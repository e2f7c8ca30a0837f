using System.CommandLine.Parsing;
using System.Globalization;

namespace IdentityHub.Cli.Running;

/// <summary>Reads the values of options, with a sentence of one line for what is none.</summary>
internal static class Values
{
    /// <summary>An absolute address.</summary>
    public static Uri? Address(ArgumentResult result) => Addresses(result).FirstOrDefault();

    /// <summary>Absolute addresses.</summary>
    public static Uri[] Addresses(ArgumentResult result)
    {
        var addresses = new List<Uri>();
        foreach (var token in result.Tokens)
        {
            if (Uri.TryCreate(token.Value, UriKind.Absolute, out var address))
                addresses.Add(address);
            else
                result.AddError($"{token.Value} is no address; write it in full, such as https://shop.example/callback.");
        }
        return [.. addresses];
    }

    /// <summary>One of the names of an enumeration, however it is capitalised.</summary>
    public static T OneOf<T>(ArgumentResult result) where T : struct, Enum
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known)
            return Enum.Parse<T>(known);
        result.AddError($"{text} is none of {string.Join(", ", Enum.GetNames<T>())}.");
        return default;
    }

    /// <summary>A span of time: <c>hours:minutes:seconds</c>, with days before a dot.</summary>
    public static TimeSpan Duration(ArgumentResult result)
    {
        var text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        if (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span))
            return span;
        result.AddError($"{text} is no span of time; write hours:minutes:seconds, such as 00:05:00, with days before a dot.");
        return default;
    }
}
