namespace IdentityHub.Kernel.Outcomes;

/// <summary>The class of an expected failure; each maps to one gRPC status and one HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>The input itself is wrong, whatever the state.</summary>
    Invalid = 1,

    /// <summary>What is named doesn't exist, or the caller may not know that it does.</summary>
    NotFound = 2,

    /// <summary>It exists already.</summary>
    AlreadyExists = 3,

    /// <summary>The caller may not do this.</summary>
    Forbidden = 4,

    /// <summary>The state doesn't allow it.</summary>
    FailedPrecondition = 5,

    /// <summary>Somebody else changed it first (etag), or the same request id came with another body.</summary>
    Conflict = 6,

    /// <summary>A limit is used up.</summary>
    Exhausted = 7,
}
