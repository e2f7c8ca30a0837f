namespace IdentityHub.Consent.Decisions;

/// <summary>What jurisdictions ask of a person beside their statements.</summary>
/// <param name="Places">Where they live, ISO 3166; empty when unknown.</param>
/// <param name="BirthDate">When they were born; null when unknown.</param>
public sealed record PersonFacts(IReadOnlyList<string> Places, DateOnly? BirthDate)
{
    /// <summary>Nothing is known.</summary>
    public static PersonFacts None { get; } = new([], null);
}
