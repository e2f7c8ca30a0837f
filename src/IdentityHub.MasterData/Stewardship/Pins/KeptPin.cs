namespace IdentityHub.MasterData.Stewardship.Pins;

/// <summary>The receipt of a steward's word as it is kept for a repeated request id.</summary>
internal sealed record KeptPin(Guid Decision, IReadOnlyList<Guid> Parties);
