namespace IdentityHub.Kernel.Secrets;

/// <summary>Encrypts what is kept at rest (signing keys, per-subject keys, answers) under the root key, which never enters the database.</summary>
public interface IKeyWrapping
{
    /// <summary>Encrypts and authenticates (AES-256-GCM under a key derived from the root key by purpose); the result names the root key's version.</summary>
    byte[] Wrap(string purpose, ReadOnlySpan<byte> plaintext);

    /// <summary>Decrypts; throws <see cref="System.Security.Cryptography.CryptographicException"/> when the bytes were altered, are of another purpose or of an unknown root key.</summary>
    byte[] Unwrap(string purpose, ReadOnlySpan<byte> wrapped);

    /// <summary>HMAC-SHA-256 under a key derived by purpose: for values that must be found again but not read, such as suppressed contact points.</summary>
    byte[] KeyedHash(string purpose, ReadOnlySpan<byte> value);
}
