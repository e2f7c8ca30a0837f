using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Relationships;

/// <summary>One end of a relationship. It hangs on a source record, as a consent does, and so follows its party through merges, unmerges and splits by itself.</summary>
/// <param name="Record">The record.</param>
/// <param name="Party">The party of the record now.</param>
public readonly record struct RelationshipEnd(SourceRecordId Record, GlobalPartyId Party);
