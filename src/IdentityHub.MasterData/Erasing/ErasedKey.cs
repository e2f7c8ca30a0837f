using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Erasing;

/// <summary>A source key whose record was erased. The hub keeps its keyed hash only.</summary>
/// <param name="Record">The record that was erased, a tombstone now.</param>
/// <param name="Party">The party that it belonged to.</param>
/// <param name="ErasedAt">When.</param>
/// <param name="Asked">True when a question about it waits for a steward already, or was answered with no.</param>
public sealed record ErasedKey(SourceRecordId Record, GlobalPartyId Party, DateTimeOffset ErasedAt, bool Asked = false);
