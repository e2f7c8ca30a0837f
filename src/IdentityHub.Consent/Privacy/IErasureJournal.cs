namespace IdentityHub.Consent.Privacy;

/// <summary>
/// Port: what was erased, kept outside the database and its backups. A database that was restored from a backup is brought up to it before it serves anybody.
/// </summary>
public interface IErasureJournal
{
    /// <summary>Adds an entry and returns once it is on the disk. Twice the same does no harm.</summary>
    Task AppendAsync(ErasureJournalEntry entry, CancellationToken cancellation);

    /// <summary>All entries, oldest first. Lines that weren't written by this hub, or not to their end, are left out and reported to operators.</summary>
    IAsyncEnumerable<ErasureJournalEntry> ReadAsync(CancellationToken cancellation);
}
