using System.Text.Json;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Survivorship;

namespace IdentityHub.MasterData.Facts;

/// <summary>How this module's values are kept in the database: UTF-8 JSON, members in a fixed order, nothing written for what is missing.</summary>
public static class KeptForm
{
    /// <summary>Writes a record's content, its further attributes by name.</summary>
    public static byte[] Write(SourceRecordContent content) => JsonSerializer.SerializeToUtf8Bytes(
        content.Extra.Count < 2 ? content : content with { Extra = InOrder(content.Extra) }, MasterDataJson.Default.SourceRecordContent);

    /// <summary>Writes a golden profile.</summary>
    public static byte[] Write(GoldenProfile profile) => JsonSerializer.SerializeToUtf8Bytes(
        profile.Extra.Count < 2 ? profile : profile with { Extra = InOrder(profile.Extra) }, MasterDataJson.Default.GoldenProfile);

    /// <summary>Writes a source system.</summary>
    public static byte[] Write(SourceSystem system) => JsonSerializer.SerializeToUtf8Bytes(system, MasterDataJson.Default.SourceSystem);

    /// <summary>Writes the rules of survivorship.</summary>
    public static byte[] Write(SurvivorshipRules rules) => JsonSerializer.SerializeToUtf8Bytes(rules, MasterDataJson.Default.SurvivorshipRules);

    /// <summary>Reads the rules of survivorship.</summary>
    public static SurvivorshipRules ReadRules(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, MasterDataJson.Default.SurvivorshipRules) ?? throw new JsonException("Empty rules of survivorship.");

    /// <summary>Writes what a change-feed event carries.</summary>
    public static byte[] Write(ChangePayload payload) => JsonSerializer.SerializeToUtf8Bytes(payload, MasterDataJson.Default.ChangePayload);

    /// <summary>Reads what a change-feed event of this module carries.</summary>
    public static ChangePayload ReadPayload(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty ? new ChangePayload() : JsonSerializer.Deserialize(bytes, MasterDataJson.Default.ChangePayload) ?? new ChangePayload();

    /// <summary>Reads a record's content.</summary>
    public static SourceRecordContent ReadContent(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, MasterDataJson.Default.SourceRecordContent) ?? SourceRecordContent.Empty;

    /// <summary>Reads a golden profile.</summary>
    public static GoldenProfile ReadProfile(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, MasterDataJson.Default.GoldenProfile) ?? GoldenProfile.Empty;

    /// <summary>Reads a source system.</summary>
    public static SourceSystem ReadSystem(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, MasterDataJson.Default.SourceSystem) ?? throw new JsonException("An empty source system.");

    private static SortedDictionary<string, string> InOrder(IReadOnlyDictionary<string, string> extra)
    {
        var sorted = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in extra)
            sorted[name] = value;
        return sorted;
    }
}
