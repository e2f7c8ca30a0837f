using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Resolution;

/// <summary>One side of a question why: a record, a source key, or a party as a whole. Exactly one member is given.</summary>
/// <param name="Record">A record.</param>
/// <param name="Key">A record by its source's name.</param>
/// <param name="Party">A party.</param>
public sealed record RecordOrParty(SourceRecordId? Record = null, SourceKey? Key = null, GlobalPartyId? Party = null);
