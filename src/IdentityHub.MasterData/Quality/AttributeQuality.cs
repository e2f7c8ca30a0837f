namespace IdentityHub.MasterData.Quality;

/// <summary>How well a source fills one attribute.</summary>
/// <param name="Attribute">Its name, as in profiles.</param>
/// <param name="Filled">Records that say something of it.</param>
/// <param name="Valid">Of those, records whose value can be what it says.</param>
public sealed record AttributeQuality(string Attribute, long Filled, long Valid);
