using IdentityHub.Consent;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Decisions;
using IdentityHub.Consent.Ledger;
using IdentityHub.Consent.Suppressions;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Storage.Consent;

/// <summary>Stands in until the rows of source records are there.</summary>
internal sealed class ConsentStore : IConsentStore
{
    public Task<IReadOnlyList<ResolvedSubject?>> ResolveAsync(IReadOnlyList<ConsentSubject> subjects, CancellationToken cancellation) => throw new NotSupportedException();
    public Task<IReadOnlyList<SubjectKey>> SubjectKeysAsync(IReadOnlyList<SourceRecordId> records, CancellationToken cancellation) => throw new NotSupportedException();
    public void Append(IReadOnlyList<LedgerEvent> events, IReadOnlyList<SubjectKey> newKeys) => throw new NotSupportedException();
    public Task<IReadOnlyList<PartyStatements>> OfPartiesAsync(IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation) => throw new NotSupportedException();
    public Task<IReadOnlyList<ConsentStatement>> OfRecordsAsync(IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation) => throw new NotSupportedException();
    public Task<IReadOnlyList<LedgerEvent>> HistoryAsync(SourceRecordId record, int limit, CancellationToken cancellation) => throw new NotSupportedException();
    public Task<IReadOnlyList<Suppression>> SuppressionsAsync(IReadOnlyCollection<ContactPointKey> contactPoints, CancellationToken cancellation) => throw new NotSupportedException();
    public Task<IReadOnlyList<GlobalPartyId>> PartiesOfAsync(IReadOnlyCollection<ContactPointKey> contactPoints, CancellationToken cancellation) => throw new NotSupportedException();
    public void Suppress(IReadOnlyList<Suppression> suppressions) => throw new NotSupportedException();
}
