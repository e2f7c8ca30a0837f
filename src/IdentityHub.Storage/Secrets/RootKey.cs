using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Storage.Secrets;

/// <summary>One root key: 32 random bytes that never enter the database.</summary>
/// <param name="version">Grows with every rotation; written into every envelope.</param>
/// <param name="secret">32 bytes.</param>
public sealed class RootKey(int version, byte[] secret)
{
    /// <summary>Length of a root key in bytes.</summary>
    public const int Length = 32;

    private readonly ConcurrentDictionary<(string, string), byte[]> derived = new();

    /// <summary>Which rotation it is.</summary>
    public int Version { get; } = version;

    /// <summary>A key of its own for a use and a purpose (HKDF-SHA-256, RFC 5869).</summary>
    internal byte[] Derive(string use, string purpose) => derived.GetOrAdd((use, purpose), static (key, secret) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, Length, info: Encoding.UTF8.GetBytes($"identityhub/{key.Item1}/{key.Item2}")), secret);
}
