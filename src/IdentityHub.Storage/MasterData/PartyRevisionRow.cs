using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>That a commit touched a party, and whom it answers with since (fact: never updated).</summary>
internal sealed class PartyRevisionRow
{
    public long Seq { get; init; }

    public GlobalPartyId PartyId { get; init; }

    public long Revision { get; init; }

    public GlobalPartyId? MergedIntoId { get; init; }

    public long Confirmed { get; init; }

    public MergeId? DecisionId { get; init; }

    public DateTimeOffset At { get; init; }

    public int ActorKind { get; init; }

    public string ActorId { get; init; } = "";

    public string? ClientId { get; init; }
}
