using System.Buffers.Binary;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Web.Tests.Hosting;

/// <summary>An authenticator in software (WebAuthn Level 3 §6), which can be told to do wrong what a browser never would.</summary>
public sealed class SoftPasskey : IDisposable
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string handle = "";

    public uint Counter { get; set; } = 1;

    public string CredentialId => WebEncoders.Base64UrlEncode(id);

    /// <summary>The user handle that the hub gave at creation, as text.</summary>
    public string Handle => Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(handle));

    /// <summary>Answers a creation challenge.</summary>
    public string Create(JsonElement options, string origin, bool verified = true)
    {
        handle = options.GetProperty("user").GetProperty("id").GetString()!;
        var parameters = key.ExportParameters(false);
        var cose = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cose.WriteStartMap(5);
        cose.WriteInt32(1);
        cose.WriteInt32(2);
        cose.WriteInt32(3);
        cose.WriteInt32(-7);
        cose.WriteInt32(-1);
        cose.WriteInt32(1);
        cose.WriteInt32(-2);
        cose.WriteByteString(parameters.Q.X!);
        cose.WriteInt32(-3);
        cose.WriteByteString(parameters.Q.Y!);
        cose.WriteEndMap();
        byte[] attested = [.. new byte[16], 0, (byte)id.Length, .. id, .. cose.Encode()];
        var data = AuthenticatorData(options.GetProperty("rp").GetProperty("id").GetString()!, (byte)(0x41 | (verified ? 4 : 0)), attested);
        var attestation = new CborWriter(CborConformanceMode.Ctap2Canonical);
        attestation.WriteStartMap(3);
        attestation.WriteTextString("fmt");
        attestation.WriteTextString("none");
        attestation.WriteTextString("attStmt");
        attestation.WriteStartMap(0);
        attestation.WriteEndMap();
        attestation.WriteTextString("authData");
        attestation.WriteByteString(data);
        attestation.WriteEndMap();
        return Envelope(new
        {
            clientDataJSON = Encode(ClientData("webauthn.create", options, origin)),
            attestationObject = Encode(attestation.Encode()),
            transports = new[] { "internal" },
        });
    }

    /// <summary>Answers a sign-in challenge.</summary>
    public string Get(JsonElement options, string origin, bool verified = true, string? relyingParty = null, string? userHandle = null)
    {
        var data = AuthenticatorData(relyingParty ?? options.GetProperty("rpId").GetString()!, (byte)(1 | (verified ? 4 : 0)), []);
        var client = ClientData("webauthn.get", options, origin);
        return Envelope(new
        {
            clientDataJSON = Encode(client),
            authenticatorData = Encode(data),
            signature = Encode(key.SignData([.. data, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)),
            userHandle = userHandle ?? handle,
        });
    }

    public void Dispose() => key.Dispose();

    private string Envelope(object response) =>
        JsonSerializer.Serialize(new { id = CredentialId, rawId = CredentialId, type = "public-key", clientExtensionResults = new { }, response });

    private byte[] AuthenticatorData(string relyingParty, byte flags, byte[] attested)
    {
        var counter = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(counter, Counter++);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(relyingParty)), flags, .. counter, .. attested];
    }

    private static byte[] ClientData(string type, JsonElement options, string origin) =>
        JsonSerializer.SerializeToUtf8Bytes(new { type, challenge = options.GetProperty("challenge").GetString(), origin, crossOrigin = false });

    private static string Encode(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
