namespace IdentityHub.Consent.Decisions;

/// <summary>Everything that a decision about one party depends on, as it was at one moment.</summary>
/// <param name="Statements">What its records said, and what is known of the person.</param>
/// <param name="ContactPoints">What is known of the contact points that they spoke of.</param>
public sealed record PartyConsents(PartyStatements Statements, ContactPointFacts ContactPoints);
