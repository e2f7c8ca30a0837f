namespace IdentityHub.MasterData.Resolution;

/// <summary>A contact point as matching sees it.</summary>
/// <param name="Value">In its normal form.</param>
/// <param name="Proven">True when the record itself, or its source system as a whole, vouches for it.</param>
internal readonly record struct ContactKey(string Value, bool Proven);
