using IdentityHub.Consent.ContactPoints;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Decisions;

/// <summary>
/// Port: what single decisions depend on, as the database has it committed at the moment of the call, in one statement and so of one moment: between two, a merge could
/// take away a denial that neither has seen. One per process, for many callers at once.
/// </summary>
public interface ICommittedConsents
{
    /// <summary>What is known of a party, a merged one by its survivor; null when there is none.</summary>
    ValueTask<PartyConsents?> OfPartyAsync(GlobalPartyId party, CancellationToken cancellation);

    /// <summary>What is known of a contact point.</summary>
    ValueTask<ContactPointFacts> OfContactPointAsync(ContactPointKey contactPoint, CancellationToken cancellation);
}
