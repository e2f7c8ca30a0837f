using System.Security.Cryptography;
using System.Text;
using IdentityHub.Kernel.Secrets;

namespace IdentityHub.Consent.Tests;

/// <summary>Key wrapping that wraps nothing, for tests of what is beneath it.</summary>
internal sealed class PlainKeyWrapping : IKeyWrapping
{
    public byte[] Wrap(string purpose, ReadOnlySpan<byte> plaintext) => plaintext.ToArray();

    public byte[] Unwrap(string purpose, ReadOnlySpan<byte> wrapped) => wrapped.ToArray();

    public byte[] KeyedHash(string purpose, ReadOnlySpan<byte> value) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(purpose), value);
}
