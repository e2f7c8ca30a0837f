using System.Reflection;
using System.Security.Cryptography;

namespace IdentityHub.Web.Styling;

/// <summary>The hub's style sheet, put together once from the embedded parts; its address names its content, so browsers keep it for good.</summary>
internal static class StyleSheet
{
    private static readonly string[] Parts = ["tokens.css", "elements.css", "forms.css", "shell.css", "parts.css", "workbench.css"];

    /// <summary>The whole sheet as UTF-8.</summary>
    public static byte[] Bytes { get; } = [.. Parts.SelectMany(Embedded)];

    /// <summary>Changes whenever a byte of the sheet does.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes))[..16];

    /// <summary>Where pages link to it.</summary>
    public static string Address { get; } = $"/assets/hub.{Version}.css";

    /// <summary>One embedded file of this folder.</summary>
    public static byte[] Embedded(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"styling/{name}")
            ?? throw new InvalidOperationException($"The resource styling/{name} isn't in the assembly.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
