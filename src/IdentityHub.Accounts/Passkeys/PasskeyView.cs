namespace IdentityHub.Accounts.Passkeys;

/// <summary>A passkey on the account page.</summary>
/// <param name="Id">Its credential id, base64url.</param>
/// <param name="Name">As its owner calls it.</param>
/// <param name="CreatedAt">Since when.</param>
/// <param name="Synchronised">True when the person's other devices have it as well.</param>
public sealed record PasskeyView(string Id, string Name, DateTimeOffset CreatedAt, bool Synchronised);
