using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Changes;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent;

/// <summary>Port: the ledger and suppressions, joined with the present membership of source records in parties. Takes part in the scope's unit of work.</summary>
public interface IConsentStore
{
    /// <summary>Finds the records; null for an unknown one. For a party without a record of the hub's own, such a record is made and pinned to the party.</summary>
    Task<IReadOnlyList<ResolvedSubject?>> ResolveAsync(IReadOnlyList<ConsentSubject> subjects, CancellationToken cancellation);

    /// <summary>The keys of subjects that have one. A subject may have several (two commands at once); any of them will do for writing.</summary>
    Task<IReadOnlyList<SubjectKey>> SubjectKeysAsync(IReadOnlyList<SourceRecordId> records, CancellationToken cancellation);

    /// <summary>Which records the parties consist of now, tombstones included, as the running unit of work has left them; a merged party answers for its survivor.</summary>
    Task<IReadOnlyList<PartyMembership>> MembershipsAsync(IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation);

    /// <summary>Writes events and new keys within the running unit of work.</summary>
    Task AppendAsync(IReadOnlyList<LedgerEvent> events, IReadOnlyList<SubjectKey> newKeys, CancellationToken cancellation);

    /// <summary>What all source records of the parties said, tombstones included; a merged party answers for its survivor, an unknown one is left out. One round trip or few, however many parties.</summary>
    Task<IReadOnlyList<PartyStatements>> OfPartiesAsync(IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation);

    /// <summary>What was said by the records that the party consisted of at that instant, by the links known then; null when there was no such party.</summary>
    Task<PartyStatements?> OfPartyAsKnownAsync(GlobalPartyId party, DateTimeOffset asKnownAt, CancellationToken cancellation);

    /// <summary>What these records said.</summary>
    Task<IReadOnlyList<ConsentStatement>> OfRecordsAsync(IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation);

    /// <summary>The events of one record with their payload, latest first, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<LedgerEvent>> HistoryAsync(SourceRecordId record, int limit, CancellationToken cancellation);

    /// <summary>Suppressions of these contact points.</summary>
    Task<IReadOnlyList<Suppression>> SuppressionsAsync(IReadOnlyCollection<ContactPointKey> contactPoints, CancellationToken cancellation);

    /// <summary>The parties whose records spoke of one of these contact points.</summary>
    Task<IReadOnlyList<GlobalPartyId>> PartiesOfAsync(IReadOnlyCollection<ContactPointKey> contactPoints, CancellationToken cancellation);

    /// <summary>Writes suppressions within the running unit of work.</summary>
    Task SuppressAsync(IReadOnlyList<Suppression> suppressions, CancellationToken cancellation);

    /// <summary>What is known of these contact points; those without a row are left out.</summary>
    Task<IReadOnlyList<ContactPointState>> ContactPointStatesAsync(IReadOnlyCollection<ContactPointKey> contactPoints, CancellationToken cancellation);

    /// <summary>Keeps the state of a contact point in the place of the one before.</summary>
    Task SaveAsync(ContactPointState state, CancellationToken cancellation);

    /// <summary>The record that an event is about; null when there is no such event.</summary>
    Task<SourceRecordId?> RecordOfAsync(ConsentEventId id, CancellationToken cancellation);

    /// <summary>Ends suppressions of a contact point on a channel that were made for one of these reasons; their rows stay. The number of those there were.</summary>
    Task<int> ReleaseAsync(ContactPointKey contactPoint, Channel? channel, IReadOnlyCollection<SuppressionReason> reasons, DateTimeOffset at, CancellationToken cancellation);
}
