using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Merging;

namespace IdentityHub.Journeys;

/// <summary>A steward takes a merge back: the absorbed party has its GPID and its records again, and with its records its consents. One commit.</summary>
public sealed class UnmergeParties(IUnitOfWork unitOfWork, PartyMerger merger)
{
    /// <summary>Unmerges; refusals as of <see cref="PartyMerger.UnmergeAsync"/>.</summary>
    public Task<Outcome<UnmergeReceipt>> RunAsync(UnmergeOrder order, Actor actor, RequestKey? request, CancellationToken cancellation) =>
        order.ValidateOnly
            ? merger.UnmergeAsync(order, actor, request, cancellation)
            : unitOfWork.ExecuteAsync(async (work, token) =>
            {
                var outcome = await merger.UnmergeAsync(order, actor, request, token);
                if (!outcome.Succeeded(out var receipt, out _))
                    return outcome;
                work.Audit(new AuditEntry("party.unmerge", actor, receipt.Restored.Id.ToString(), $"{receipt.Merge} out of {receipt.Survivor.Id}"));
                return outcome;
            }, cancellation);
}
