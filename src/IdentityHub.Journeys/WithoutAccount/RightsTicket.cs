using IdentityHub.Consent.ContactPoints;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Journeys.WithoutAccount;

/// <summary>What a link stands for by which somebody without an account asks for their rights, or follows what they asked.</summary>
/// <param name="ContactPoint">The contact point that the link was sent to: whoever has the link reads it.</param>
/// <param name="Locale">The language of messages, BCP 47.</param>
/// <param name="Requests">What was asked; empty for a link to ask by.</param>
public sealed record RightsTicket(ContactPoint ContactPoint, string Locale, IReadOnlyList<PrivacyRequestId> Requests);
