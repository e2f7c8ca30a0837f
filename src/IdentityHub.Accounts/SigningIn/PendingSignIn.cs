namespace IdentityHub.Accounts.SigningIn;

/// <summary>A sign-in between its steps, kept sealed in the browser.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Stamp">The account's security stamp: a password that is changed meanwhile ends it.</param>
/// <param name="Methods">What was proven (RFC 8176).</param>
public sealed record PendingSignIn(string Account, string Stamp, IReadOnlyList<string> Methods);
