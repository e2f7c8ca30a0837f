namespace IdentityHub.Consent.Decisions;

/// <summary>The answer to a question, the more restrictive the greater.</summary>
public enum Verdict
{
    /// <summary>It may be used.</summary>
    Allow = 1,

    /// <summary>It may be used once what the reasons name is there.</summary>
    Conditional = 2,

    /// <summary>It must not be used.</summary>
    Deny = 3,
}
