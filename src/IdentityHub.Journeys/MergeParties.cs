using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Merging;

namespace IdentityHub.Journeys;

/// <summary>
/// A steward merges two parties. One commit: memberships, crosswalk, golden profile, redirects, change feed and audit. Consents need no copying: they belong
/// to source records and are decided over everything the party holds; where that changes a decision, the feed says so (see <see cref="ConsentMovements"/>). Accounts are never merged.
/// </summary>
public sealed class MergeParties(IUnitOfWork unitOfWork, PartyMerger merger)
{
    /// <summary>Merges; refusals as of <see cref="PartyMerger.MergeAsync"/>.</summary>
    public Task<Outcome<MergeReceipt>> RunAsync(MergeOrder order, Actor actor, RequestKey? request, CancellationToken cancellation) =>
        order.ValidateOnly
            ? merger.MergeAsync(order, actor, request, cancellation)
            : unitOfWork.ExecuteAsync(async (work, token) =>
            {
                var outcome = await merger.MergeAsync(order, actor, request, token);
                if (!outcome.Succeeded(out var receipt, out _))
                    return outcome;
                work.Audit(new AuditEntry("party.merge", actor, receipt.Survivor.Id.ToString(), $"{receipt.Merge} absorbed {receipt.Absorbed}"));
                return outcome;
            }, cancellation);
}
