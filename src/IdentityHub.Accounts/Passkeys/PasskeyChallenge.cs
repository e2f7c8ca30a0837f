namespace IdentityHub.Accounts.Passkeys;

/// <summary>What a page's script needs to ask the browser for a passkey.</summary>
/// <param name="Options">Options of the ceremony as JSON (WebAuthn Level 3 §5.1.8, §5.1.9).</param>
/// <param name="Ticket">Comes back with the answer; holds the challenge, sealed for this browser and good once.</param>
public sealed record PasskeyChallenge(string Options, string Ticket);
