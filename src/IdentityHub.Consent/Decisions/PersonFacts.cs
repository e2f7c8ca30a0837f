namespace IdentityHub.Consent.Decisions;

/// <summary>What jurisdictions ask of a person beside their statements.</summary>
/// <param name="Places">Where they live, ISO 3166; empty when unknown.</param>
/// <param name="BirthDate">When they were born; null when unknown.</param>
public sealed record PersonFacts(IReadOnlyList<string> Places, DateOnly? BirthDate)
{
    /// <summary>Nothing is known.</summary>
    public static PersonFacts None { get; } = new([], null);

    /// <summary>What is known of one person from two sides: all places, and the birth date that is known.</summary>
    public PersonFacts And(PersonFacts other) => new([.. Places.Union(other.Places, StringComparer.Ordinal)], BirthDate ?? other.BirthDate);
}
