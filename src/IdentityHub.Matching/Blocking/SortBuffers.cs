using System.Collections.Concurrent;

namespace IdentityHub.Matching.Blocking;

/// <summary>A thread's arrays for sorting and measuring, kept from lane to lane and from rule to rule: they are large, and garbage of their size lies long.</summary>
internal sealed class SortBuffers
{
    public ulong[] Items { get; private set; } = [];

    public ulong[] Spare { get; private set; } = [];

    /// <summary>Blocks among the sorted items.</summary>
    public List<(int Start, int Size)> Blocks { get; } = [];

    /// <summary>Blocks that are too large.</summary>
    public List<(int Start, int Size)> Large { get; } = [];

    /// <summary>Records of the large blocks with the value and the whole key that brought them there.</summary>
    public List<(int Record, int Value, ulong Key)> Members { get; } = [];

    /// <summary>Runs for every index at once, each thread with buffers of its own.</summary>
    public static void ForEach(int count, ParallelOptions parallel, Action<int, SortBuffers> run)
    {
        var free = new ConcurrentBag<SortBuffers>();
        Parallel.For(0, count, parallel, i =>
        {
            if (!free.TryTake(out var buffers))
                buffers = new();
            run(i, buffers);
            free.Add(buffers);
        });
    }

    public void Ensure(int count)
    {
        if (Items.Length >= count)
            return;
        Items = new ulong[count];
        Spare = new ulong[count];
    }
}
