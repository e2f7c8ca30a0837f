namespace IdentityHub.MasterData.Sources;

/// <summary>An attribute that names a party beyond doubt: two records with the same value are one party.</summary>
/// <param name="Attribute">Name in <c>Extra</c>, or <c>national_id</c>, or <c>key</c> for the record's own key.</param>
/// <param name="Namespace">What the value belongs to; records of different systems meet when the namespace is the same, for example <c>loyalty-number</c>.</param>
/// <param name="Exclusive">True when one party has one value only: two different values keep records apart.</param>
public sealed record UniqueKey(string Attribute, string Namespace, bool Exclusive = false);
