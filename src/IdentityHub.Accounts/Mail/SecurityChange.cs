namespace IdentityHub.Accounts.Mail;

/// <summary>What about signing in was changed; its owner is told by mail. Stored in jobs as numbers: never reuse one.</summary>
public enum SecurityChange
{
    /// <summary>A new password.</summary>
    Password = 1,

    /// <summary>A new passkey.</summary>
    PasskeyAdded = 2,

    /// <summary>A passkey was removed.</summary>
    PasskeyRemoved = 3,

    /// <summary>An authenticator app was set up.</summary>
    AuthenticatorAdded = 4,

    /// <summary>The authenticator app was removed.</summary>
    AuthenticatorRemoved = 5,

    /// <summary>New recovery codes.</summary>
    RecoveryCodes = 6,

    /// <summary>An operator removed every second factor.</summary>
    SecondFactorReset = 7,

    /// <summary>Another provider was connected.</summary>
    ProviderConnected = 8,

    /// <summary>Another provider was disconnected.</summary>
    ProviderDisconnected = 9,
}
