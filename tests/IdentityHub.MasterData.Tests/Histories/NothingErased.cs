using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Erasing;

namespace IdentityHub.MasterData.Tests.Histories;

/// <summary>A hub in which nobody was erased.</summary>
internal sealed class NothingErased : IErasedKeys
{
    public Task<IReadOnlyDictionary<SourceKey, ErasedKey>> FindAsync(IReadOnlyCollection<SourceKey> keys, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<SourceKey, ErasedKey>>(new Dictionary<SourceKey, ErasedKey>());

    public Task AddAsync(SourceKey key, ErasedKey erased, CancellationToken cancellation) => Task.CompletedTask;

    public Task DecideAsync(SourceRecordId record, bool allowed, DateTimeOffset at, CancellationToken cancellation) => Task.CompletedTask;

    public Guid HashOf(SourceKey key) => Guid.Empty;

    public Task RestoreAsync(IReadOnlyList<(Guid KeyHash, ErasedKey Erased)> keys, CancellationToken cancellation) => Task.CompletedTask;
}
