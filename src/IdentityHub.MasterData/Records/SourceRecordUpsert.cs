using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;

namespace IdentityHub.MasterData.Records;

/// <summary>A new version of a source record. Nothing left out is kept from an older version.</summary>
/// <param name="Key">How the source names the record.</param>
/// <param name="Content">What it says of the party.</param>
/// <param name="SourceTime">When the source changed it, by its own clock; orders versions when there is no <paramref name="SourceVersion"/>. Null: now.</param>
/// <param name="SourceVersion">The source's own growing version number; a lower one than the present changes history only.</param>
/// <param name="PartyKind">What the party is; null: an organisation when only an organisation name is given, otherwise a person.</param>
public sealed record SourceRecordUpsert(
    SourceKey Key, SourceRecordContent Content, DateTimeOffset? SourceTime = null, long? SourceVersion = null, PartyKind? PartyKind = null);
