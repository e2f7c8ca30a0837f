using System.Text.Json;
using IdentityHub.Kernel.Time;

namespace IdentityHub.Consent.Ledger;

/// <summary>What the hub signs of a link: who keeps it and what it says of every link before it.</summary>
/// <param name="Issuer">The hub.</param>
/// <param name="Number">The link.</param>
/// <param name="Hash">Its hash, which covers every link before it.</param>
/// <param name="Root">Its Merkle root.</param>
/// <param name="Events">How many events the ledger holds up to and with it.</param>
/// <param name="SealedAt">When.</param>
public sealed record LedgerCheckpoint(string Issuer, long Number, byte[] Hash, byte[] Root, long Events, DateTimeOffset SealedAt)
{
    /// <summary>The JWS's type.</summary>
    public const string Type = "consent-checkpoint+jwt";

    /// <summary>As canonical JSON.</summary>
    public byte[] ToJson() => LedgerJson.Object(
        ("iss", Issuer), ("number", Number), ("hash", Convert.ToHexStringLower(Hash)), ("root", Convert.ToHexStringLower(Root)), ("events", Events),
        ("sealedAt", Instants.Microseconds(SealedAt)));

    /// <summary>Reads what <see cref="ToJson"/> wrote; null when it is anything else.</summary>
    public static LedgerCheckpoint? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return new LedgerCheckpoint(
                root.GetProperty("iss").GetString()!, root.GetProperty("number").GetInt64(), Convert.FromHexString(root.GetProperty("hash").GetString()!),
                Convert.FromHexString(root.GetProperty("root").GetString()!), root.GetProperty("events").GetInt64(), Instants.FromMicroseconds(root.GetProperty("sealedAt").GetInt64()));
        }
        catch (Exception malformed) when (malformed is JsonException or KeyNotFoundException or FormatException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
