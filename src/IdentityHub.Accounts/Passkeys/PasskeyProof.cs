namespace IdentityHub.Accounts.Passkeys;

/// <summary>A passkey that was proven.</summary>
/// <param name="User">Whose.</param>
/// <param name="Methods">What it proves (RFC 8176).</param>
public sealed record PasskeyProof(HubUser User, IReadOnlyList<string> Methods);
