using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Privacy;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.Journeys.Portability;

/// <summary>Whose file it is.</summary>
/// <param name="Person">What is known of them, and what of it is proven to be theirs.</param>
/// <param name="Actor">Who they are to the audit trail.</param>
/// <param name="Record">A record of theirs, by which their consents are found; null for none.</param>
/// <param name="ContactPoints">What they have proven to be theirs.</param>
/// <param name="Account">Their account as the file shows it; null for somebody without one.</param>
/// <param name="Sessions">Where they are signed in.</param>
/// <param name="Requests">Which requests are theirs.</param>
internal sealed record PortabilityHolder(
    DataSubject Person, Actor Actor, SourceRecordId? Record, IReadOnlyList<ContactPoint> ContactPoints, object? Account, IReadOnlyList<HubSession> Sessions, PrivacyRequestFilter Requests);
