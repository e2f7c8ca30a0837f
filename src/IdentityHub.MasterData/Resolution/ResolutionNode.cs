using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Resolution;

/// <summary>A record as resolution sees it.</summary>
/// <param name="Record">The record.</param>
/// <param name="Key">Its source key, which orders nodes: unlike ids it doesn't depend on the order of arrival.</param>
/// <param name="Features">What matching knows of it.</param>
/// <param name="Entry">Its place on the stage.</param>
/// <param name="Home">The GPID that it brings along; null for a new record.</param>
/// <param name="IsSilent">True for a tombstone or a stub, which say nothing of their own and stay with the records that they were with.</param>
internal sealed record ResolutionNode(SourceRecordId Record, SourceKey Key, MatchFeatures Features, int Entry, GlobalPartyId? Home = null, bool IsSilent = false)
{
    /// <summary>Order by source key, byte by byte.</summary>
    public static int Compare(ResolutionNode left, ResolutionNode right)
    {
        var order = string.CompareOrdinal(left.Key.System, right.Key.System);
        if (order == 0)
            order = string.CompareOrdinal(left.Key.Scope, right.Key.Scope);
        return order != 0 ? order : string.CompareOrdinal(left.Key.Key, right.Key.Key);
    }
}
