namespace IdentityHub.Matching.Blocking;

/// <summary>A set of 64-bit keys that is asked far more often than it says yes: open addressing at a quarter of its load.</summary>
internal sealed class KeySet
{
    private readonly ulong[] _slots;
    private readonly ulong _mask;

    /// <summary>Sixteen bits per key that fit the cache and answer most questions.</summary>
    private readonly ulong[] _bits;
    private readonly ulong _bitMask;

    public KeySet(IEnumerable<ulong> keys)
    {
        var all = keys.ToArray();
        _slots = new ulong[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, all.Length * 4))];
        _mask = (ulong)_slots.Length - 1;
        _bits = new ulong[System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, all.Length / 4))];
        _bitMask = (ulong)_bits.Length - 1;
        foreach (var key in all)
        {
            _bits[(key >> 38) & _bitMask] |= 1UL << (int)(key >> 32);
            var slot = key & _mask;
            while (_slots[slot] != 0 && _slots[slot] != key)
                slot = (slot + 1) & _mask;
            _slots[slot] = key;
        }
    }

    public bool Contains(ulong key)
    {
        if ((_bits[(key >> 38) & _bitMask] & 1UL << (int)(key >> 32)) == 0)
            return false;
        for (var slot = key & _mask; _slots[slot] != 0; slot = (slot + 1) & _mask)
        {
            if (_slots[slot] == key)
                return true;
        }

        return false;
    }
}
