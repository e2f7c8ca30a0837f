using Microsoft.Extensions.Configuration;

namespace IdentityHub.Storage.Secrets;

/// <summary>Root keys of the configuration: the value <c>Hub:RootKey</c>, or the file that <c>Hub:RootKeyFile</c> names.</summary>
/// <remarks>
/// The text is one key per line: base 64 of 32 bytes (version 1), or <c>version:base64</c>. To rotate, add a line with a higher version and
/// restart the nodes one by one; the new key wraps from then on, the old ones unwrap. In the value, a comma or semicolon parts keys as well.
/// </remarks>
internal sealed class ConfiguredRootKeys(IConfiguration configuration) : IRootKeySource
{
    private static readonly char[] Separators = ['\n', '\r', ',', ';'];

    public IReadOnlyList<RootKey> Read()
    {
        if (configuration["Hub:RootKey"] is { Length: > 0 } value)
            return Parse("Hub:RootKey", value);
        if (configuration["Hub:RootKeyFile"] is not { Length: > 0 } path)
            return [];
        try
        {
            return Parse("Hub:RootKeyFile", File.ReadAllText(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"Hub:RootKeyFile names '{path}', which can't be read: {failure.Message}", failure);
        }
    }

    private static List<RootKey> Parse(string name, string text)
    {
        var keys = new List<RootKey>();
        foreach (var line in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var version = 1;
            if (colon >= 0 && (!int.TryParse(line.AsSpan(0, colon), out version) || version < 1))
                throw new InvalidOperationException($"{name}: before the colon of a key stands its version, a whole number from 1.");
            var secret = new byte[RootKey.Length + 2];
            if (!Convert.TryFromBase64String(line[(colon + 1)..], secret, out var length) || length != RootKey.Length)
                throw new InvalidOperationException($"{name} must be {RootKey.Length} random bytes in base 64, for example from 'openssl rand -base64 32'.");
            keys.Add(new RootKey(version, secret[..RootKey.Length]));
        }
        return keys.Count > 0 ? keys : throw new InvalidOperationException($"{name} holds no key.");
    }
}
