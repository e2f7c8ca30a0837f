namespace IdentityHub.Matching.Scoring;

/// <summary>What the engine does with a pair.</summary>
public enum PairVerdict
{
    /// <summary>Below the lower threshold: apart.</summary>
    Apart,

    /// <summary>Between the thresholds: a steward's task.</summary>
    Review,

    /// <summary>Above the upper threshold: linked.</summary>
    Link,

    /// <summary>Never in one party, whatever else agrees.</summary>
    Veto,
}
