using System.Buffers;
using System.Text.Json;
using IdentityHub.Kernel.Canonical;

namespace IdentityHub.Consent.Ledger;

/// <summary>Writes what the ledger hashes and encrypts: one flat object in canonical JSON (RFC 8785), members without a value left out.</summary>
internal static class LedgerJson
{
    /// <summary>One object. Values: string, int, long (below 2^53: RFC 8785 §3.2.2.3), bool, list of strings; null leaves the member out.</summary>
    public static byte[] Object(params ReadOnlySpan<(string Name, object? Value)> members)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in members)
            {
                if (value is null)
                    continue;
                json.WritePropertyName(name);
                JsonSerializer.Serialize(json, value, value.GetType());
            }
            json.WriteEndObject();
        }
        return CanonicalJson.Canonicalize(buffer.WrittenMemory);
    }
}
