using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Kernel.Secrets;

namespace IdentityHub.Storage.Secrets;

/// <summary>Wraps under the newest root key, unwraps under whichever the envelope names.</summary>
/// <remarks>Envelope: format (1 byte, 1), root key version (4 bytes, big-endian), nonce (12), ciphertext, tag (16).</remarks>
internal sealed class RootKeyWrapping(RootKeyRing ring) : IKeyWrapping
{
    private const byte Format = 1;
    private const int HeaderLength = 5;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public byte[] Wrap(string purpose, ReadOnlySpan<byte> plaintext)
    {
        var root = ring.Newest;
        var wrapped = new byte[HeaderLength + NonceLength + plaintext.Length + TagLength];
        var header = wrapped.AsSpan(0, HeaderLength);
        header[0] = Format;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], root.Version);
        var nonce = wrapped.AsSpan(HeaderLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(root.Derive("wrap", purpose), TagLength);
        aes.Encrypt(nonce, plaintext, wrapped.AsSpan(HeaderLength + NonceLength, plaintext.Length), wrapped.AsSpan(wrapped.Length - TagLength), header);
        return wrapped;
    }

    public byte[] Unwrap(string purpose, ReadOnlySpan<byte> wrapped)
    {
        if (wrapped.Length < HeaderLength + NonceLength + TagLength || wrapped[0] != Format)
            throw new CryptographicException("What is to be unwrapped isn't an envelope of this hub.");
        var header = wrapped[..HeaderLength];
        var root = ring.Find(BinaryPrimitives.ReadInt32BigEndian(header[1..]));
        var nonce = wrapped.Slice(HeaderLength, NonceLength);
        var plaintext = new byte[wrapped.Length - HeaderLength - NonceLength - TagLength];
        using var aes = new AesGcm(root.Derive("wrap", purpose), TagLength);
        aes.Decrypt(nonce, wrapped.Slice(HeaderLength + NonceLength, plaintext.Length), wrapped[^TagLength..], plaintext, header);
        return plaintext;
    }

    public byte[] KeyedHash(string purpose, ReadOnlySpan<byte> value) =>
        HMACSHA256.HashData(ring.Oldest.Derive("hash", purpose), value);
}
