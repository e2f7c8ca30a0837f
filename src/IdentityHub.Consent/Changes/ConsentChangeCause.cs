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
}
