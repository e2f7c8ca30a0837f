using IdentityHub.Kernel.Erasure;

namespace IdentityHub.Journeys.Erasing;

/// <summary>How an employee approves a request of a data subject.</summary>
public sealed record Approval
{
    /// <summary>As the policy says, at once.</summary>
    public static Approval AtOnce { get; } = new();

    /// <summary>From when on it is done; null for at once.</summary>
    public DateTimeOffset? ExecuteAfter { get; init; }

    /// <summary>By class of data, the treatment chosen instead of the request's; the class has to permit it.</summary>
    public IReadOnlyDictionary<string, ErasureTreatment> Choices { get; init; } = new Dictionary<string, ErasureTreatment>();

    /// <summary>Why these were chosen, for the certificate; needed with any choice, at most 500 characters, no personal data.</summary>
    public string? Reason { get; init; }

    /// <summary>True when the employee checked that who asks is the person, and answers for it.</summary>
    public bool IdentityChecked { get; init; }
}
