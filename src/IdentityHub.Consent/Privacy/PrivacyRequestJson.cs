using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Privacy;

/// <summary>How requests and journal entries are kept: UTF-8 JSON, ids in their text form.</summary>
public static class PrivacyRequestJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new IdText<PrivacyRequestId>(), new IdText<GlobalPartyId>(), new IdText<SourceRecordId>(), new IdText<AccountId>() },
    };

    /// <summary>Writes.</summary>
    public static byte[] Write<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Format);

    /// <summary>Reads what <see cref="Write"/> wrote; throws <see cref="JsonException"/> on anything else.</summary>
    public static T Read<T>(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<T>(json, Format) ?? throw new JsonException("Empty.");

    private sealed class IdText<TId> : JsonConverter<TId> where TId : struct, ITypedId<TId>
    {
        public override TId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            TypeId.TryParse<TId>(reader.GetString(), out var id) ? id : throw new JsonException($"No {TId.Prefix} id.");

        public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
