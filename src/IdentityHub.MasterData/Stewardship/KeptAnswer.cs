namespace IdentityHub.MasterData.Stewardship;

/// <summary>The receipt of an answer as it is kept for a repeated request id.</summary>
internal sealed record KeptAnswer(Guid Task, Guid Decision, ReviewAnswer Answer, IReadOnlyList<Guid> Parties);
