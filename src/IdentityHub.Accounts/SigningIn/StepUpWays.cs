namespace IdentityHub.Accounts.SigningIn;

/// <summary>How a signed-in person can prove who they are once more.</summary>
/// <param name="Password">With their password.</param>
/// <param name="Code">With a code of their authenticator.</param>
/// <param name="Passkey">With a passkey.</param>
public sealed record StepUpWays(bool Password, bool Code, bool Passkey);
