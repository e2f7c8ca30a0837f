namespace IdentityHub.OpenId.Sessions;

/// <summary>Why a session ended. Stored as numbers: never reuse one.</summary>
public enum SessionEnding
{
    /// <summary>The person signed out.</summary>
    SignedOut = 1,

    /// <summary>The person ended it from another session.</summary>
    EndedElsewhere = 2,

    /// <summary>Not used for too long.</summary>
    Idle = 3,

    /// <summary>Too old.</summary>
    Age = 4,

    /// <summary>The password was changed.</summary>
    PasswordChanged = 5,

    /// <summary>The account was disabled or deleted.</summary>
    AccountClosed = 6,

    /// <summary>An administrator ended it.</summary>
    Administrator = 7,

    /// <summary>Somebody signed in anew in the same browser.</summary>
    Replaced = 8,
}
