namespace IdentityHub.Storage.Feed;

/// <summary>The one row that says where the feed begins and ends.</summary>
internal sealed class FeedHeadRow
{
    public const int TheOne = 1;

    public int Id { get; init; }

    /// <summary>The last position given; 0 when none was.</summary>
    public long Latest { get; set; }

    /// <summary>The oldest position that a reader may resume after: everything up to it may have been pruned.</summary>
    public long Oldest { get; set; }
}
