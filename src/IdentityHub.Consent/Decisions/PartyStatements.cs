using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Decisions;

/// <summary>What is known of a party.</summary>
/// <param name="Asked">The party asked about.</param>
/// <param name="Party">The party that answers: the survivor when the one asked about was merged.</param>
/// <param name="Statements">What its records said.</param>
public sealed record PartyStatements(GlobalPartyId Asked, GlobalPartyId Party, IReadOnlyList<ConsentStatement> Statements)
{
    /// <summary>Where the person lives and when they were born.</summary>
    public PersonFacts Facts { get; init; } = PersonFacts.None;

    /// <summary>Nothing promotional before this day, by the person's own latest word for all brands; null for no pause.</summary>
    public DateOnly? PausedUntil { get; init; }
}
