using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Facts;

/// <summary>A record that belongs to another party than before.</summary>
/// <param name="Record">The record.</param>
/// <param name="From">The party that it left; it may redirect now.</param>
/// <param name="To">The party that it belongs to.</param>
public readonly record struct MovedRecord(SourceRecordId Record, GlobalPartyId From, GlobalPartyId To);
