using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Crosswalk;

/// <summary>The answer to linking or unlinking a source key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Party">The party it belongs to after the write; for an unlinked stub, the party that it left.</param>
/// <param name="Record">The record that carries the key.</param>
/// <param name="Changed">False when it was so already.</param>
/// <param name="PartyRevision">The party's revision after the write.</param>
public sealed record LinkReceipt(SourceKey Key, GlobalPartyId Party, SourceRecordId Record, bool Changed, long PartyRevision)
{
    /// <summary>A read with this token sees the write.</summary>
    public ConsistencyToken Token => new([(Party, PartyRevision)]);
}
