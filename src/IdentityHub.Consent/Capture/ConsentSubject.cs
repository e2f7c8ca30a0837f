using IdentityHub.Kernel.Ids;

namespace IdentityHub.Consent.Capture;

/// <summary>Whom a statement is about. It is always kept with a source record, so that merging and unmerging parties needs no copying.</summary>
public abstract record ConsentSubject
{
    private ConsentSubject()
    {
    }

    /// <summary>The record with a key of a source system.</summary>
    /// <param name="Key">The key.</param>
    public sealed record OfSourceKey(SourceKey Key) : ConsentSubject;

    /// <summary>A source record.</summary>
    /// <param name="Id">The record.</param>
    public sealed record OfSourceRecord(SourceRecordId Id) : ConsentSubject;

    /// <summary>A party without a record at hand; kept with a record of the hub's own, pinned to the party.</summary>
    /// <param name="Id">The party; a merged one leads to its survivor.</param>
    public sealed record OfParty(GlobalPartyId Id) : ConsentSubject;
}
