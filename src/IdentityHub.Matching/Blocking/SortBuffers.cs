namespace IdentityHub.Matching.Blocking;

/// <summary>A thread's arrays for sorting, kept from lane to lane.</summary>
internal sealed class SortBuffers
{
    public ulong[] Items { get; private set; } = [];

    public ulong[] Spare { get; private set; } = [];

    public void Ensure(int count)
    {
        if (Items.Length >= count)
            return;
        Items = new ulong[count];
        Spare = new ulong[count];
    }
}
