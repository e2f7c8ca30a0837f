using System.Reflection;
using System.Security.Cryptography;

namespace IdentityHub.Web.Workbench;

/// <summary>Keys of the workbench: each presses a button or follows a link that is on the page anyway.</summary>
internal static class WorkbenchScript
{
    /// <summary>The file as UTF-8.</summary>
    public static byte[] Bytes { get; } = Read();

    /// <summary>Where pages link to it; changes with its content, so browsers keep it for good.</summary>
    public static string Address { get; } = $"/assets/workbench.{Convert.ToHexStringLower(SHA256.HashData(Bytes))[..16]}.js";

    private static byte[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("scripts/workbench.js")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
