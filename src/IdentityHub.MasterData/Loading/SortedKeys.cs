using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Loading;

/// <summary>The match keys of a load's records in the order of their index, so that millions are appended to it and not scattered over it.</summary>
/// <param name="ids">Names the records.</param>
/// <param name="keys">The keys, ascending.</param>
/// <param name="records">Places of the records that have them.</param>
internal sealed class SortedKeys(LoadIds ids, long[] keys, int[] records)
{
    /// <summary>How many there are.</summary>
    public int Count => keys.Length;

    /// <summary>Some of them, from a place on.</summary>
    public IEnumerable<(long Key, SourceRecordId Record)> From(int first, int count)
    {
        for (var i = first; i < Math.Min(keys.Length, first + count); i++)
            yield return (keys[i], ids.Record(records[i]));
    }
}
