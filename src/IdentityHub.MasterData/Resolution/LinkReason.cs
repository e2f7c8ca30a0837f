namespace IdentityHub.MasterData.Resolution;

/// <summary>What put a record into its party.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Weight">The score in bits; null when no score did.</param>
internal readonly record struct LinkReason(string Rule, double? Weight);
