namespace IdentityHub.Consent.Suppressions;

/// <summary>Why a contact point is suppressed. Numbers are stored: never reuse one.</summary>
public enum SuppressionReason
{
    /// <summary>Its owner complained (spam button): no promotional message.</summary>
    Complaint = 1,

    /// <summary>It bounced for good: nothing is sent.</summary>
    Bounce = 2,

    /// <summary>An authority or a court forbids it: nothing is sent.</summary>
    Legal = 3,

    /// <summary>Its owner had their data erased: nothing is sent.</summary>
    Erasure = 4,
}
