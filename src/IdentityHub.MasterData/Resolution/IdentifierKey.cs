namespace IdentityHub.MasterData.Resolution;

/// <summary>An identifier that names a party beyond doubt.</summary>
/// <param name="Namespace">What the value belongs to.</param>
/// <param name="Value">In its normal form.</param>
/// <param name="Exclusive">True when one party has one value only.</param>
internal readonly record struct IdentifierKey(string Namespace, string Value, bool Exclusive);
