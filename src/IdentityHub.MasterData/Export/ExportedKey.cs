using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Export;

/// <summary>A source key and its party, as they are exported.</summary>
/// <param name="Place">Its place in the export.</param>
/// <param name="Key">The key.</param>
/// <param name="Record">The hub's id of the record.</param>
/// <param name="Party">Its party.</param>
/// <param name="Deleted">True when the source deleted it: the key leads nowhere any more.</param>
/// <param name="LinkedAt">When the hub first received it.</param>
public sealed record ExportedKey(long Place, SourceKey Key, SourceRecordId Record, GlobalPartyId Party, bool Deleted, DateTimeOffset LinkedAt) : IExported;
