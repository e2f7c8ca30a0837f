namespace IdentityHub.MasterData.Relationships;

/// <summary>Which relationships of a party are wanted.</summary>
/// <param name="Kinds">Of these kinds; none means all.</param>
/// <param name="Side">On which side the party is.</param>
/// <param name="IncludeEnded">Those too that have ended.</param>
public sealed record RelationshipQuestion(IReadOnlyList<RelationshipKind> Kinds, RelationshipSide Side = RelationshipSide.Both, bool IncludeEnded = false);
