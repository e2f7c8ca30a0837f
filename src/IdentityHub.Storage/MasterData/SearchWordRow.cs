using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.MasterData;

/// <summary>A folded word under which a party is found by people (projection).</summary>
internal sealed class SearchWordRow
{
    public string Word { get; init; } = "";

    public GlobalPartyId PartyId { get; init; }
}
