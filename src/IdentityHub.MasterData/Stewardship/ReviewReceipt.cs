using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Parties;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>What came of a steward's answer, or of taking one back.</summary>
/// <param name="Task">The task.</param>
/// <param name="Decision">By which the answer is taken back.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Parties">The parties concerned as they stand now: one after a link, two after "not a match".</param>
public sealed record ReviewReceipt(ReviewTaskId Task, MergeId Decision, ReviewAnswer Answer, IReadOnlyList<PartyView> Parties)
{
    /// <summary>A read with this token sees the write.</summary>
    public ConsistencyToken Token => new([.. Parties.Select(party => (party.Id, party.Revision))]);
}
