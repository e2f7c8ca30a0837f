using System.Security.Cryptography;
using System.Text.Json;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Consent.Ledger;

/// <summary>Encrypts the personal payload of events under the subject's own key (AES-256-GCM, bound to the event's id), which the root key wraps.</summary>
public sealed class SealedPayloads(IKeyWrapping keys)
{
    private const string WrapPurpose = "consent subject key";
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>A new key for a subject.</summary>
    public SubjectKey NewKey(SourceRecordId record, TimeProvider time) =>
        new(Guid.CreateVersion7(time.GetUtcNow()), record, keys.Wrap(WrapPurpose, RandomNumberGenerator.GetBytes(32)));

    /// <summary>Encrypts; returns the payload and its commitment.</summary>
    public (byte[] Payload, byte[] Commitment) Seal(ConsentEventId id, LedgerPayload payload, SubjectKey key)
    {
        var plain = Plain(payload);
        var output = new byte[NonceLength + TagLength + plain.Length];
        var nonce = output.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(keys.Unwrap(WrapPurpose, key.Wrapped), TagLength);
        cipher.Encrypt(nonce, plain, output.AsSpan(NonceLength + TagLength), output.AsSpan(NonceLength, TagLength), id.Value.ToByteArray(true));
        return (output, SHA256.HashData(plain));
    }

    /// <summary>Decrypts; null when it was altered or its key is another one. The commitment is checked by <see cref="LedgerVerifier"/>.</summary>
    public LedgerPayload? Open(ConsentEventId id, byte[] sealedPayload, SubjectKey key) =>
        Decrypt(id, sealedPayload, key) is { } plain ? Read(plain) : null;

    /// <summary>The commitment that the payload as it is kept now would have; null when it can't be read.</summary>
    public byte[]? Commitment(ConsentEventId id, byte[] sealedPayload, SubjectKey key) =>
        Decrypt(id, sealedPayload, key) is { } plain ? SHA256.HashData(plain) : null;

    private byte[]? Decrypt(ConsentEventId id, byte[] sealedPayload, SubjectKey key)
    {
        if (sealedPayload.Length < NonceLength + TagLength)
            return null;
        try
        {
            var plain = new byte[sealedPayload.Length - NonceLength - TagLength];
            using var cipher = new AesGcm(keys.Unwrap(WrapPurpose, key.Wrapped), TagLength);
            cipher.Decrypt(
                sealedPayload.AsSpan(0, NonceLength), sealedPayload.AsSpan(NonceLength + TagLength), sealedPayload.AsSpan(NonceLength, TagLength), plain,
                id.Value.ToByteArray(true));
            return plain;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static byte[] Plain(LedgerPayload payload) => LedgerJson.Object(
        ("salt", Convert.ToHexStringLower(payload.Salt)),
        ("contactKind", payload.ContactPoint is null ? null : (int)payload.ContactPoint.Kind),
        ("contact", payload.ContactPoint?.Value),
        ("contactKey", payload.ContactPointKey?.Value.ToString("x32", null)),
        ("form", payload.Evidence.Form),
        ("textVersion", payload.Evidence.TextVersion),
        ("locale", payload.Evidence.Locale),
        ("textHash", payload.Evidence.TextHash),
        ("address", payload.Evidence.TruncatedAddress),
        ("userAgent", payload.Evidence.UserAgentClass),
        ("signal", payload.Evidence.Signal),
        ("proofToken", payload.Evidence.Proof?.TokenHash),
        ("proofSentAt", payload.Evidence.Proof is { } proof ? Instants.Microseconds(proof.SentAt) : null),
        ("proofMessage", payload.Evidence.Proof?.MessageId));

    private static LedgerPayload? Read(byte[] plain)
    {
        using var json = JsonDocument.Parse(plain);
        var root = json.RootElement;
        ContactPoint? contact = null;
        if (root.TryGetProperty("contactKind", out var kind))
            ContactPoint.TryCreate((ContactPointKind)kind.GetInt32(), Text("contact"), out contact);
        return new LedgerPayload(
            contact,
            Text("contactKey") is { } key ? new ContactPointKey(UInt128.Parse(key, System.Globalization.NumberStyles.HexNumber, null)) : null,
            new ConsentEvidence(
                Text("form"), root.TryGetProperty("textVersion", out var version) ? version.GetInt32() : null, Text("locale"), Text("textHash"), Text("address"),
                Text("userAgent"), Text("signal"),
                Text("proofToken") is { } token ? new DoubleOptInProof(token, Instants.FromMicroseconds(root.GetProperty("proofSentAt").GetInt64()), Text("proofMessage")) : null),
            Convert.FromHexString(Text("salt") ?? ""));

        string? Text(string name) => root.TryGetProperty(name, out var value) ? value.GetString() : null;
    }
}
