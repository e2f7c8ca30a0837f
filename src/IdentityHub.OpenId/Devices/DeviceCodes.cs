using System.Security.Cryptography;
using System.Text;
using IdentityHub.Kernel.Secrets;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.OpenId.Devices;

/// <summary>
/// The two codes of a device's request (RFC 8628 §3.2, §6.1): 256 random bits for the device, eight letters without vowels for the person
/// (34 bits: typed easily, spelling nothing, and guessed by nobody who has five tries).
/// </summary>
public sealed class DeviceCodes(IKeyWrapping keys)
{
    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ";
    private const int Length = 8;
    private const int LongestInput = 64;

    /// <summary>A new device code.</summary>
    public static string NewDeviceCode() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    /// <summary>A new user code as it is shown: <c>BCDF-GHJK</c>.</summary>
    public static string NewUserCode() => Show(RandomNumberGenerator.GetString(Letters, Length));

    /// <summary>What the person typed as it is shown: blanks, dashes and case don't count; null when it can't be a code.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null or { Length: > LongestInput })
            return null;
        var letters = new string([.. typed.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return letters.Length == Length && letters.All(letter => Letters.Contains(letter, StringComparison.Ordinal)) ? Show(letters) : null;
    }

    /// <summary>What is kept of a device code.</summary>
    public static byte[] HashDeviceCode(string code) => SHA256.HashData(Encoding.UTF8.GetBytes(code));

    /// <summary>What is kept of a user code.</summary>
    public byte[] HashUserCode(string shown) => keys.KeyedHash("device user code", Encoding.ASCII.GetBytes(shown));

    private static string Show(string letters) => $"{letters[..4]}-{letters[4..]}";
}
