namespace IdentityHub.Consent.ContactPoints;

/// <summary>A contact point as decisions know it: the first 128 bits of a keyed hash (HMAC-SHA-256 under a hub key) of its kind and value. Equal for equal contact points, unreadable without the key.</summary>
/// <param name="Value">The hash.</param>
public readonly record struct ContactPointKey(UInt128 Value);
