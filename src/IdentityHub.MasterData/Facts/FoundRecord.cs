namespace IdentityHub.MasterData.Facts;

/// <summary>A record as it is found by a key.</summary>
/// <param name="State">The record.</param>
/// <param name="Stamp">Its party's <see cref="PartyState.Stamp"/> at that moment.</param>
public sealed record FoundRecord(RecordState State, long Stamp);
