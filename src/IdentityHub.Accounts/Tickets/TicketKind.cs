namespace IdentityHub.Accounts.Tickets;

/// <summary>What a ticket is for; one kind is never taken for another.</summary>
public enum TicketKind
{
    /// <summary>A sign-in between its first and its second step.</summary>
    PendingSignIn = 1,

    /// <summary>The challenge of a passkey that signs in.</summary>
    PasskeyAssertion = 2,

    /// <summary>The challenge of a passkey that is made.</summary>
    PasskeyCreation = 3,

    /// <summary>An authenticator's secret before it is confirmed.</summary>
    AuthenticatorEnrolment = 4,

    /// <summary>A link in a mail that signs in.</summary>
    SignInLink = 5,

    /// <summary>A link in a mail by which a new password is set.</summary>
    PasswordReset = 6,

    /// <summary>A link in a mail by which one end of a change of address is confirmed.</summary>
    EmailChange = 7,

    /// <summary>Where to go on to after a link in a mail.</summary>
    ReturnAddress = 8,

    /// <summary>Who an upstream provider said that somebody is, until an account is made or connected.</summary>
    UpstreamIdentity = 100,

    /// <summary>A link on an account's page that connects an upstream provider.</summary>
    UpstreamConnection = 101,
}
