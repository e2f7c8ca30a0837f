using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;

namespace IdentityHub.MasterData.Stewardship.Pins;

/// <summary>What came, or would come, of a steward's word.</summary>
/// <param name="Decision">By which it can be taken back; null when it was only validated.</param>
/// <param name="Parties">The parties of the records concerned, as they are after it: the one named in the order first.</param>
public sealed record PinReceipt(MergeId? Decision, IReadOnlyList<PartyView> Parties)
{
    /// <summary>Records that went, or would go, from one party to another; empty for the repetition of a request.</summary>
    public IReadOnlyList<MovedRecord> Moved { get; init; } = [];

    /// <summary>A read with this token sees the write.</summary>
    public ConsistencyToken Token => new([.. Parties.Select(party => (party.Id, party.Revision))]);
}
