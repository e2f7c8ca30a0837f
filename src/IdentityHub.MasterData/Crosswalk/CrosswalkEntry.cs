using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Crosswalk;

/// <summary>One source key of a party.</summary>
/// <param name="Key">The key.</param>
/// <param name="Record">The record that carries it.</param>
/// <param name="LinkedAt">When it came to the hub.</param>
/// <param name="Deleted">True when the source deleted the record since.</param>
public sealed record CrosswalkEntry(SourceKey Key, SourceRecordId Record, DateTimeOffset LinkedAt, bool Deleted);
