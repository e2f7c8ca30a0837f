namespace IdentityHub.MasterData.Stewardship;

/// <summary>An open task as the desk is measured by it.</summary>
/// <param name="Kind">What is asked.</param>
/// <param name="Since">Since when the evidence is there.</param>
/// <param name="Deferred">True when it is put off.</param>
public readonly record struct OpenQuestion(ReviewKind Kind, DateTimeOffset Since, bool Deferred);
