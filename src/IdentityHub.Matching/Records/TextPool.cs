namespace IdentityHub.Matching.Records;

/// <summary>
/// Distinct texts, each with a number from 0 in order of arrival. Characters lie in large shared chunks, so that millions of values cost the garbage
/// collector a few objects. Reading is safe from many threads; adding is for one thread at a time.
/// </summary>
public sealed class TextPool
{
    private const int ChunkSize = 1 << 16;
    private const int FirstChunkSize = 1 << 7;
    private const ulong Upper = 0xFFFFFFFF_00000000;
    private readonly List<char[]> _chunks = [];
    private long[] _places = new long[16];

    /// <summary>The upper half of the hash and the number + 1 in one word, so that a text of another hash costs no second look into memory.</summary>
    private ulong[] _slots = new ulong[32];
    private int _used;

    /// <summary>Number of distinct texts.</summary>
    public int Count { get; private set; }

    /// <summary>The text with this number.</summary>
    public ReadOnlySpan<char> this[int code]
    {
        get
        {
            var place = _places[code];
            return _chunks[(int)(place >> 40)].AsSpan((int)(place >> 20) & 0xFFFFF, (int)place & 0xFFFFF);
        }
    }

    /// <summary>The number of the text, added when new. Texts longer than 65,535 characters are cut.</summary>
    public int Add(ReadOnlySpan<char> text)
    {
        text = Cut(text);
        return Add(text, StableHash.Of(text));
    }

    /// <summary>The number of the text, or -1.</summary>
    public int Find(ReadOnlySpan<char> text) => (int)(uint)_slots[FindSlot(text, StableHash.Of(text))] - 1;

    /// <summary>The text as it is kept.</summary>
    internal static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text) => text.Length >= ChunkSize ? text[..(ChunkSize - 1)] : text;

    /// <summary>As the public one, for a text that was cut and hashed before.</summary>
    internal int Add(ReadOnlySpan<char> text, ulong hash)
    {
        var slot = FindSlot(text, hash);
        if (_slots[slot] != 0)
            return (int)(uint)_slots[slot] - 1;

        if (Count == _places.Length)
        {
            Grow();
            slot = FindSlot(text, hash);
        }

        _places[Count] = Store(text);
        _slots[slot] = (hash & Upper) | (uint)++Count;
        return Count - 1;
    }

    /// <summary>Fetches what <see cref="Add(ReadOnlySpan{char}, ulong)"/> will look at: many texts are hashed first, so that memory's waits overlap.</summary>
    internal void Prefetch(ulong hash) => Memory.Prefetch(ref _slots[SlotOf(hash)]);

    /// <summary>The second step of the same: where the text probably lies.</summary>
    internal void PrefetchPlace(ulong hash)
    {
        var found = _slots[SlotOf(hash)];
        if (found != 0 && ((found ^ hash) & Upper) == 0)
            Memory.Prefetch(ref _places[(int)(uint)found - 1]);
    }

    /// <summary>By the upper half as well, so that the slot alone suffices when the table grows.</summary>
    private int SlotOf(ulong hash) => (int)(hash >> 32) & (_slots.Length - 1);

    private int FindSlot(ReadOnlySpan<char> text, ulong hash)
    {
        var slots = _slots;
        var slot = SlotOf(hash);
        while (slots[slot] is var found and not 0 && !(((found ^ hash) & Upper) == 0 && this[(int)(uint)found - 1].SequenceEqual(text)))
            slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }

    private long Store(ReadOnlySpan<char> text)
    {
        if (_chunks.Count == 0 || _used + text.Length > _chunks[^1].Length)
        {
            // A pool of a few values stays small, as every record in real time makes some.
            var size = Math.Min(ChunkSize, _chunks.Count == 0 ? FirstChunkSize : _chunks[^1].Length * 4);
            _chunks.Add(new char[Math.Max(size, text.Length)]);
            _used = 0;
        }

        text.CopyTo(_chunks[^1].AsSpan(_used));
        var place = ((long)(_chunks.Count - 1) << 40) | ((long)_used << 20) | (long)text.Length;
        _used += text.Length;
        return place;
    }

    private void Grow()
    {
        Array.Resize(ref _places, Count * 2);
        var old = _slots;
        _slots = new ulong[Count * 4];
        foreach (var entry in old)
        {
            if (entry == 0)
                continue;
            var slot = SlotOf(entry);
            while (_slots[slot] != 0)
                slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = entry;
        }
    }
}
