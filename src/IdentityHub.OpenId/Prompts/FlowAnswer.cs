namespace IdentityHub.OpenId.Prompts;

/// <summary>What the person answered on a page in the middle of a request.</summary>
internal enum FlowAnswer
{
    /// <summary>Nothing yet.</summary>
    None = 0,

    /// <summary>Go on as the account that is signed in.</summary>
    Continued = 1,

    /// <summary>Consent given.</summary>
    Consented = 2,

    /// <summary>Consent refused.</summary>
    Denied = 3,

    /// <summary>Sign-out confirmed.</summary>
    SignedOut = 4,

    /// <summary>Go on without the second factor that was asked for.</summary>
    WithoutStepUp = 5,
}
