namespace IdentityHub.Consent.Privacy;

/// <summary>How well it is known that who asks is the person. Numbers are stored: never reuse one.</summary>
public enum IdentityAssurance
{
    /// <summary>Nobody has checked.</summary>
    None = 0,

    /// <summary>They read a contact point of the person (a signed link).</summary>
    ContactPoint = 1,

    /// <summary>They are signed in.</summary>
    SignedIn = 2,

    /// <summary>They proved who they are just now, with the second factor if they have one.</summary>
    SteppedUp = 3,

    /// <summary>An employee checked it and answers for it.</summary>
    Employee = 4,
}
