namespace IdentityHub.OpenId.Grants;

/// <summary>Keeps notices. Reads are a singleton's, on connections of their own.</summary>
public interface INoticeStore
{
    /// <summary>True when a read costs microseconds, within the process, so that callers needn't share one.</summary>
    bool ReadsAreLocal { get; }

    /// <summary>How many notices there are after an id, and the last one's id: changes with every commit of one, in whatever order they come.</summary>
    ValueTask<(long Count, long Last)> MarkAsync(long after, CancellationToken cancellation);

    /// <summary>All notices after an id, by id.</summary>
    Task<IReadOnlyList<Notice>> ReadAsync(long after, CancellationToken cancellation);
}
