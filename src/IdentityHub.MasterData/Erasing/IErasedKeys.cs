using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Erasing;

/// <summary>Port: the source keys that were erased, by their keyed hashes, so that a source that sends one again raises a question instead of the dead. Takes part in the scope's unit of work.</summary>
public interface IErasedKeys
{
    /// <summary>Which of these keys were erased and may not come back.</summary>
    Task<IReadOnlyDictionary<SourceKey, ErasedKey>> FindAsync(IReadOnlyCollection<SourceKey> keys, CancellationToken cancellation);

    /// <summary>Remembers an erased key; one that came back and was erased again is forbidden again.</summary>
    Task AddAsync(SourceKey key, ErasedKey erased, CancellationToken cancellation);

    /// <summary>The keyed hash of a key, by which it is found again and never read.</summary>
    Guid HashOf(SourceKey key);

    /// <summary>Remembers erased keys by their hashes, after a restore from a backup; those that are known stay as they are.</summary>
    Task RestoreAsync(IReadOnlyList<(Guid KeyHash, ErasedKey Erased)> keys, CancellationToken cancellation);

    /// <summary>Somebody has decided whether the key of an erased record may come back.</summary>
    Task DecideAsync(SourceRecordId record, bool allowed, DateTimeOffset at, CancellationToken cancellation);
}
