using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Privacy;

/// <summary>A source key that was erased, as the journal has it: unreadable without the hub's key, and found again when a source sends it once more.</summary>
/// <param name="KeyHash">The key's keyed hash.</param>
/// <param name="Record">The record that it had.</param>
/// <param name="Party">The party that the record belonged to.</param>
public sealed record ErasedSource(Guid KeyHash, SourceRecordId Record, GlobalPartyId Party);
