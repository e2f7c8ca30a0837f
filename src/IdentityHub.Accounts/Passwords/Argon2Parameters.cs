namespace IdentityHub.Accounts.Passwords;

/// <summary>The cost of hashing a password with Argon2id (RFC 9106). The defaults are OWASP's Password Storage Cheat Sheet's first choice.</summary>
/// <param name="MemoryKiB">Memory, in KiB.</param>
/// <param name="Passes">Passes over it.</param>
/// <param name="Lanes">Degree of parallelism.</param>
public sealed record Argon2Parameters(int MemoryKiB = 19 * 1024, int Passes = 2, int Lanes = 1);
