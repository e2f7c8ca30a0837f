using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;

namespace IdentityHub.MasterData.Crosswalk;

/// <summary>
/// Binds a source system's own key to a party on somebody's word (a shopper's token, an administrator), not by matching. The key gets a source record
/// without content if it has none yet; the binding is a pin, so that it follows its party through merges and unmerges.
/// </summary>
public sealed class CrosswalkLinker
{
    /// <summary>
    /// Links. Idempotent. <c>PARTY_NOT_FOUND</c>; <c>KEY_HELD_BY_ANOTHER_ACCOUNT</c> when the key belongs to another party that holds an account;
    /// <c>SOURCE_SYSTEM_UNKNOWN</c>; <c>INVALID_ARGUMENT</c>; <c>REQUEST_ID_REUSED</c>.
    /// </summary>
    public Task<Outcome<LinkReceipt>> LinkAsync(SourceKey key, GlobalPartyId party, Actor actor, RequestKey? request, CancellationToken cancellation) =>
        throw new NotSupportedException("On its way.");

    /// <summary>Takes a link back; a key without content disappears from the crosswalk. <c>KEY_NOT_LINKED</c>, <c>REQUEST_ID_REUSED</c>.</summary>
    public Task<Outcome<LinkReceipt>> UnlinkAsync(SourceKey key, GlobalPartyId party, Actor actor, RequestKey? request, CancellationToken cancellation) =>
        throw new NotSupportedException("On its way.");
}
