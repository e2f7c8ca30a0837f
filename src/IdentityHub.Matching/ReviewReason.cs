namespace IdentityHub.Matching;

/// <summary>Why a pair is left to a steward.</summary>
public enum ReviewReason
{
    /// <summary>The probability lies between the two thresholds.</summary>
    Unsure,

    /// <summary>The pair would link, but its parties taken as a whole speak against it.</summary>
    WeakBridge,

    /// <summary>The pair would link, but that would put a veto inside one party.</summary>
    Vetoed,

    /// <summary>The record fits two parties that exclude each other.</summary>
    Ambiguous,

    /// <summary>The component is larger than the guard allows; nothing was linked by itself.</summary>
    TooLarge,
}
