namespace IdentityHub.MasterData.Quality;

/// <summary>A value that more records of a source share than one person has: a placeholder, a switchboard, an agent's own address.</summary>
/// <param name="Attribute">Of which attribute.</param>
/// <param name="Value">The value, folded.</param>
/// <param name="Records">At least so many records have it.</param>
public sealed record SharedValue(string Attribute, string Value, long Records);
