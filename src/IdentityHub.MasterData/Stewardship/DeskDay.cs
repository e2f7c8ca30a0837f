namespace IdentityHub.MasterData.Stewardship;

/// <summary>The answers of a day.</summary>
/// <param name="Day">The day (UTC).</param>
/// <param name="Linked">Answers that say "the same".</param>
/// <param name="Parted">Answers that say "not a match".</param>
/// <param name="Undone">How many of these were taken back since.</param>
public sealed record DeskDay(DateOnly Day, int Linked, int Parted, int Undone);
