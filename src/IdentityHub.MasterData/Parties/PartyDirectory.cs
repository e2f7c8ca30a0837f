using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Paging;

namespace IdentityHub.MasterData.Parties;

/// <summary>Reads parties: by GPID (merged ones answer with their survivor), by any system's key, by any attribute.</summary>
public sealed class PartyDirectory
{
    /// <summary>One party; null when the GPID was never given.</summary>
    public Task<PartyView?> GetAsync(GlobalPartyId id, ReadConsistency consistency, CancellationToken cancellation) => throw new NotSupportedException("On its way.");

    /// <summary>Many parties, in the order asked for; null where the GPID was never given. At most 1,000.</summary>
    public Task<IReadOnlyList<PartyView?>> GetManyAsync(IReadOnlyList<GlobalPartyId> ids, ReadConsistency consistency, CancellationToken cancellation) =>
        throw new NotSupportedException("On its way.");

    /// <summary>
    /// Parties by free text: names, e-mail, phone, postcode, city, a source's key or a GPID; every word must be found, a word may be a prefix, and a name may be slightly
    /// misspelt. Empty for a text without a letter or digit.
    /// </summary>
    public Task<Page<PartyView>> SearchAsync(string text, PageRequest page, CancellationToken cancellation) => throw new NotSupportedException("On its way.");

    /// <summary>Where each attribute of the golden profile comes from; null when the GPID was never given.</summary>
    public Task<IReadOnlyList<AttributeLineage>?> LineageAsync(GlobalPartyId id, ReadConsistency consistency, CancellationToken cancellation) =>
        throw new NotSupportedException("On its way.");

    /// <summary>The party behind a source key; null when the key is unknown.</summary>
    public Task<CrosswalkAnswer?> LookupAsync(SourceKey key, ReadConsistency consistency, CancellationToken cancellation) => throw new NotSupportedException("On its way.");

    /// <summary>The parties behind source keys, in the order asked for; null where the key is unknown. At most 1,000.</summary>
    public Task<IReadOnlyList<CrosswalkAnswer?>> LookupManyAsync(IReadOnlyList<SourceKey> keys, ReadConsistency consistency, CancellationToken cancellation) =>
        throw new NotSupportedException("On its way.");

    /// <summary>The party of a source record; null when the record is unknown.</summary>
    public Task<GlobalPartyId?> PartyOfAsync(SourceRecordId record, CancellationToken cancellation) => throw new NotSupportedException("On its way.");

    /// <summary>Every source key of a party; null when the GPID was never given.</summary>
    public Task<Page<CrosswalkEntry>?> CrosswalkAsync(GlobalPartyId id, PageRequest page, CancellationToken cancellation) => throw new NotSupportedException("On its way.");
}
