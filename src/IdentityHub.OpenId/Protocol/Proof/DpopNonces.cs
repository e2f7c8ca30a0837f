using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using IdentityHub.Kernel.Secrets;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>
/// The nonces that DPoP proofs carry (RFC 9449 §8): a keyed hash of the time, so that every node knows them and none is stored. One is given out for
/// two minutes and taken for two more.
/// </summary>
internal sealed class DpopNonces(IKeyWrapping keys, TimeProvider time)
{
    private const string Purpose = "dpop nonce";
    private const int HashLength = 16;
    private static readonly long Period = TimeSpan.FromMinutes(2).Ticks;
    private Tuple<long, string> latest = new(-1, "");

    /// <summary>The nonce to use now.</summary>
    public string Current
    {
        get
        {
            var step = Step;
            var (known, nonce) = latest;
            if (known == step)
                return nonce;
            nonce = Of(step);
            latest = new(step, nonce);
            return nonce;
        }
    }

    private long Step => time.GetUtcNow().Ticks / Period;

    /// <summary>True for the current one and the one before.</summary>
    public bool IsGood(string nonce)
    {
        var step = Step;
        return Same(nonce, Current) || Same(nonce, Of(step - 1));
    }

    private static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(left), System.Text.Encoding.UTF8.GetBytes(right));

    private string Of(long step)
    {
        Span<byte> text = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(text, step);
        return Base64Url.EncodeToString(keys.KeyedHash(Purpose, text).AsSpan(0, HashLength));
    }
}
