namespace IdentityHub.Consent.ContactPoints;

/// <summary>What kind of address a contact point is. Numbers are stored: never reuse one.</summary>
public enum ContactPointKind
{
    /// <summary>E-mail address.</summary>
    Email = 1,

    /// <summary>Phone number in E.164.</summary>
    Phone = 2,

    /// <summary>Postal address on one line.</summary>
    Postal = 3,

    /// <summary>Push token of an app or a browser.</summary>
    PushToken = 4,

    /// <summary>Handle in a social network or messenger.</summary>
    Handle = 5,
}
