using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Erasing;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Facts;

/// <summary>What commands read and write. All of it within the caller's unit of work; a constant number of statements a call, however many things are asked for.</summary>
public interface IMasterDataStore
{
    /// <summary>Source keys that were erased.</summary>
    IErasedKeys Erased { get; }

    /// <summary>The records under source keys and under match keys, with the match keys they were found by.</summary>
    /// <param name="sourceKeys">Source keys.</param>
    /// <param name="matchKeys">Match keys.</param>
    /// <param name="largestBlock">A match key with more records than this finds none of them.</param>
    /// <param name="cancellation">Stops waiting.</param>
    Task<FoundRecords> FindRecordsAsync(
        IReadOnlyCollection<SourceKey> sourceKeys, IReadOnlyCollection<long> matchKeys, int largestBlock, CancellationToken cancellation);

    /// <summary>Which of these match keys are stored for which of these records.</summary>
    Task<IReadOnlyList<(long Key, SourceRecordId Record)>> ReadMatchKeysAsync(
        IReadOnlyCollection<long> keys, IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation);

    /// <summary>The next match keys after one (null: from the first), each with all its records: about so many rows, in the order of keys. With the records themselves.</summary>
    Task<FoundRecords> ReadMatchKeysAsync(long? after, int rows, CancellationToken cancellation);

    /// <summary>The parties of records.</summary>
    Task<IReadOnlyCollection<GlobalPartyId>> FindPartiesAsync(IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation);

    /// <summary>The standing parties behind GPIDs, redirects followed; without those never given.</summary>
    Task<IReadOnlyDictionary<GlobalPartyId, GlobalPartyId>> ResolveAsync(IReadOnlyCollection<GlobalPartyId> ids, CancellationToken cancellation);

    /// <summary>Loads standing parties.</summary>
    Task<LoadedParties> LoadAsync(IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation);

    /// <summary>Writes. Throws <see cref="Kernel.Work.StaleRevisionException"/> when something was changed since it was read.</summary>
    Task SaveAsync(ChangeSet changes, CancellationToken cancellation);

    /// <summary>Stewards' decisions, by their ids; without those that there aren't.</summary>
    Task<IReadOnlyDictionary<MergeId, StewardFact>> FindDecisionsAsync(IReadOnlyCollection<MergeId> ids, CancellationToken cancellation);

    /// <summary>The decisions that took others back, by the ids of those; without those that stand.</summary>
    Task<IReadOnlyDictionary<MergeId, StewardFact>> FindUndoingAsync(IReadOnlyCollection<MergeId> ids, CancellationToken cancellation);

    /// <summary>Merges and unmerges in which one of the GPIDs survived or was absorbed, newest first, before a place in the list (null: from the newest), with their places.</summary>
    Task<IReadOnlyList<(long Place, StewardFact Fact)>> ReadDecisionsAsync(IReadOnlyCollection<GlobalPartyId> parties, long? before, int limit, CancellationToken cancellation);

    /// <summary>All registered source systems.</summary>
    Task<IReadOnlyList<SourceSystem>> ReadSystemsAsync(CancellationToken cancellation);

    /// <summary>Registers or overwrites a source system; throws <see cref="Kernel.Work.StaleRevisionException"/> unless its stored revision is the given one less one.</summary>
    Task SaveSystemAsync(SourceSystem system, CancellationToken cancellation);
}
