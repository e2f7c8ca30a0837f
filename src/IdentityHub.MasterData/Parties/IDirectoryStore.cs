using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Searching;

namespace IdentityHub.MasterData.Parties;

/// <summary>What readers ask. A constant number of statements a call.</summary>
public interface IDirectoryStore
{
    /// <summary>The parties behind GPIDs, redirects followed, by the GPID asked for; without those never given.</summary>
    Task<IReadOnlyDictionary<GlobalPartyId, PartyView>> ReadPartiesAsync(IReadOnlyCollection<GlobalPartyId> ids, CancellationToken cancellation);

    /// <summary>The parties behind source keys; without unknown keys and tombstones.</summary>
    Task<IReadOnlyDictionary<SourceKey, CrosswalkAnswer>> FindAsync(IReadOnlyCollection<SourceKey> keys, CancellationToken cancellation);

    /// <summary>The party of a source record; null when the record is unknown.</summary>
    Task<GlobalPartyId?> PartyOfAsync(SourceRecordId record, CancellationToken cancellation);

    /// <summary>All records of a standing party.</summary>
    Task<IReadOnlyList<RecordState>> ReadRecordsAsync(GlobalPartyId party, CancellationToken cancellation);

    /// <summary>Source keys of a standing party after a place, with their places.</summary>
    Task<IReadOnlyList<(long Place, CrosswalkEntry Entry)>> ReadCrosswalkAsync(GlobalPartyId party, long after, int limit, CancellationToken cancellation);

    /// <summary>All records of standing parties.</summary>
    Task<IReadOnlyList<RecordState>> ReadRecordsAsync(IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation);

    /// <summary>
    /// Standing parties that have, for each word, a word that begins with it, without the first <paramref name="skip"/>: of several words once each, by id; of one word in the
    /// order of the index, at every place at which they stand there.
    /// </summary>
    Task<IReadOnlyList<SearchPlace>> SearchAsync(IReadOnlyList<string> words, int skip, int limit, CancellationToken cancellation);

    /// <summary>How many places in the index begin with each word, none counted beyond a limit.</summary>
    Task<IReadOnlyList<int>> CountWordsAsync(IReadOnlyList<string> words, int limit, CancellationToken cancellation);
}
