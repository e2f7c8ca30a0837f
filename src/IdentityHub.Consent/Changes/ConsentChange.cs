using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Changes;

/// <summary>The payload of <see cref="Kernel.Feed.ChangeKind.ConsentChanged"/>: which decisions to ask again. No personal data.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Topics">Purposes and channels concerned.</param>
/// <param name="Events">The ledger's events that caused it; empty when membership changed.</param>
public sealed record ConsentChange(ConsentChangeCause Cause, IReadOnlyList<ConsentTopic> Topics, IReadOnlyList<ConsentEventId> Events)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>As UTF-8 JSON.</summary>
    public byte[] ToJson() =>
        JsonSerializer.SerializeToUtf8Bytes(new Written(Cause, [.. Topics.Select(t => new WrittenTopic(t.Purpose?.Code, t.Channel))], [.. Events.Select(e => e.ToString())]), Format);

    /// <summary>Reads what <see cref="ToJson"/> wrote; throws <see cref="JsonException"/> on anything else.</summary>
    public static ConsentChange FromJson(ReadOnlySpan<byte> json)
    {
        var written = JsonSerializer.Deserialize<Written>(json, Format) ?? throw new JsonException("Empty.");
        return new ConsentChange(
            written.Cause,
            [.. written.Topics.Select(t => new ConsentTopic(t.Purpose is null ? null : new PurposeId(t.Purpose), t.Channel))],
            [.. written.Events.Select(TypeId.Parse<ConsentEventId>)]);
    }

    private sealed record Written(ConsentChangeCause Cause, IReadOnlyList<WrittenTopic> Topics, IReadOnlyList<string> Events);

    private sealed record WrittenTopic(string? Purpose, Channel? Channel);
}
