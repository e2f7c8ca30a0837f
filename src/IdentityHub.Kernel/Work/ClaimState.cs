namespace IdentityHub.Kernel.Work;

/// <summary>What became of claiming a request id.</summary>
public enum ClaimState
{
    /// <summary>First seen: do the work and answer.</summary>
    New = 1,

    /// <summary>Done before with the same body: return the first answer.</summary>
    Answered = 2,

    /// <summary>Used before with another body: refuse with <c>REQUEST_ID_REUSED</c>.</summary>
    OtherBody = 3,
}
