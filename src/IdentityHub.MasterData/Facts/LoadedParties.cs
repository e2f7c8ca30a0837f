using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.MasterData.Facts;

/// <summary>Parties with everything that resolution needs of them.</summary>
/// <param name="Parties">The parties asked for, and the GPIDs that redirect to them.</param>
/// <param name="Records">All records of the parties asked for.</param>
/// <param name="Pins">All pins over those records, with all their members.</param>
/// <param name="Tasks">All open tasks about the parties asked for.</param>
/// <param name="Stamps">The stamps of the other parties of those tasks.</param>
public sealed record LoadedParties(
    IReadOnlyList<PartyState> Parties, IReadOnlyList<RecordState> Records, IReadOnlyList<Pin> Pins, IReadOnlyList<ReviewTaskState> Tasks,
    IReadOnlyDictionary<GlobalPartyId, long> Stamps);
