using IdentityHub.Accounts.Passkeys;
using IdentityHub.Accounts.SecondFactor;

namespace IdentityHub.Web.Account.Security;

/// <summary>How the person signs in.</summary>
/// <param name="HasPassword">True when there is a password.</param>
/// <param name="Passkeys">Their passkeys.</param>
/// <param name="HasAuthenticator">True when an authenticator app is set up.</param>
/// <param name="RecoveryCodesLeft">Recovery codes that weren't used yet.</param>
/// <param name="Devices">Browsers that aren't asked for the second factor.</param>
/// <param name="Done">What was just done; null for nothing.</param>
/// <param name="Warning">What must be known; null for nothing.</param>
public sealed record SecurityModel(bool HasPassword, IReadOnlyList<PasskeyView> Passkeys, bool HasAuthenticator, int RecoveryCodesLeft,
    IReadOnlyList<RememberedDevice> Devices, string? Done, string? Warning);
