using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;

namespace IdentityHub.Consent.DoubleOptIn;

/// <summary>A request for consent with the address that has to confirm it.</summary>
/// <param name="Request">The request.</param>
/// <param name="ContactPoint">The address, readable.</param>
/// <param name="Locale">Language in which it was asked, BCP 47; null when unknown.</param>
/// <param name="Answered">True when it was confirmed already.</param>
public sealed record OpenOptIn(ConsentStatement Request, ContactPoint ContactPoint, string? Locale, bool Answered);
