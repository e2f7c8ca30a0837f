using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Features;

/// <summary>Numbers distinct 64-bit values from 0 in order of arrival.</summary>
internal sealed class HashPool
{
    private ulong[] _hashes = new ulong[16];
    private int[] _slots = new int[32];

    public int Count { get; private set; }

    public ulong this[int code] => _hashes[code];

    public int Add(ulong hash)
    {
        var mask = _slots.Length - 1;
        var slot = SlotOf(hash, mask);
        while (_slots[slot] != 0)
        {
            if (_hashes[_slots[slot] - 1] == hash)
                return _slots[slot] - 1;
            slot = (slot + 1) & mask;
        }

        if (Count == _hashes.Length)
        {
            Grow();
            return Add(hash);
        }

        _hashes[Count] = hash;
        _slots[slot] = ++Count;
        return Count - 1;
    }

    /// <summary>Fetches what <see cref="Add"/> will look at.</summary>
    public void Prefetch(ulong hash) => Memory.Prefetch(ref _slots[SlotOf(hash, _slots.Length - 1)]);

    private static int SlotOf(ulong hash, int mask) => (int)((hash * 0x9E3779B97F4A7C15) >> 32) & mask;

    private void Grow()
    {
        Array.Resize(ref _hashes, Count * 2);
        _slots = new int[Count * 4];
        var mask = _slots.Length - 1;
        for (var code = 0; code < Count; code++)
        {
            var slot = SlotOf(_hashes[code], mask);
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = code + 1;
        }
    }
}
