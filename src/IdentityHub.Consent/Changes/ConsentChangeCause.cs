namespace IdentityHub.Consent.Changes;

/// <summary>Why decisions may have changed.</summary>
public enum ConsentChangeCause
{
    /// <summary>Something was said.</summary>
    Recorded = 1,

    /// <summary>A merge, unmerge or move of records.</summary>
    Membership = 2,

    /// <summary>A contact point was suppressed or released.</summary>
    Suppression = 3,

    /// <summary>Messages to a contact point come back, or its owner has proved it again.</summary>
    ContactPoint = 4,

    /// <summary>What is known of the person's age or home has changed.</summary>
    Person = 5,
}
