namespace IdentityHub.Kernel.Erasure;

/// <summary>Port: overwrites what the database engine still has of removed rows (free pages, dead tuples, its log). Outside any transaction.</summary>
public interface IStorageScrub
{
    /// <summary>Scrubs, and says how far that goes; may be run at any time and again.</summary>
    Task<ScrubExtent> ScrubAsync(CancellationToken cancellation);
}
