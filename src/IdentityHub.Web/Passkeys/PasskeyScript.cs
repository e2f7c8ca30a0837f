using System.Reflection;
using System.Security.Cryptography;

namespace IdentityHub.Web.Passkeys;

/// <summary>The only script of these pages: it asks the browser for a passkey. A file of ours, so that the content security policy needs no exception.</summary>
internal static class PasskeyScript
{
    /// <summary>The file as UTF-8.</summary>
    public static byte[] Bytes { get; } = Read();

    /// <summary>Where pages link to it; changes with its content, so browsers keep it for good.</summary>
    public static string Address { get; } = $"/assets/passkeys.{Convert.ToHexStringLower(SHA256.HashData(Bytes))[..16]}.js";

    private static byte[] Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("scripts/passkeys.js")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
