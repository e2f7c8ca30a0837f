namespace IdentityHub.Matching.Records;

/// <summary>
/// Distinct texts, each with a number from 0 in order of arrival. Characters lie in large shared chunks, so that millions of values cost the garbage
/// collector a few objects. Reading is safe from many threads; adding is for one thread at a time.
/// </summary>
public sealed class TextPool
{
    private const int ChunkSize = 1 << 16;
    private const int FirstChunkSize = 1 << 10;
    private readonly List<char[]> _chunks = [];
    private long[] _places = new long[16];
    private uint[] _hashes = new uint[16];
    private int[] _slots = new int[32];
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
        if (text.Length >= ChunkSize)
            text = text[..(ChunkSize - 1)];
        var hash = (uint)StableHash.Of(text);
        var slot = FindSlot(text, hash);
        if (_slots[slot] != 0)
            return _slots[slot] - 1;

        if (Count == _places.Length)
        {
            Grow();
            slot = FindSlot(text, hash);
        }

        _places[Count] = Store(text);
        _hashes[Count] = hash;
        _slots[slot] = ++Count;
        return Count - 1;
    }

    /// <summary>The number of the text, or -1.</summary>
    public int Find(ReadOnlySpan<char> text) => _slots[FindSlot(text, (uint)StableHash.Of(text))] - 1;

    private int FindSlot(ReadOnlySpan<char> text, uint hash)
    {
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        while (_slots[slot] is var code and not 0 && !(_hashes[code - 1] == hash && this[code - 1].SequenceEqual(text)))
            slot = (slot + 1) & mask;
        return slot;
    }

    private long Store(ReadOnlySpan<char> text)
    {
        if (_chunks.Count == 0 || _used + text.Length > _chunks[^1].Length)
        {
            // A pool of a few values stays small.
            _chunks.Add(new char[_chunks.Count == 0 && text.Length <= FirstChunkSize ? FirstChunkSize : ChunkSize]);
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
        Array.Resize(ref _hashes, Count * 2);
        _slots = new int[Count * 4];
        var mask = _slots.Length - 1;
        for (var code = 0; code < Count; code++)
        {
            var slot = (int)_hashes[code] & mask;
            while (_slots[slot] != 0)
                slot = (slot + 1) & mask;
            _slots[slot] = code + 1;
        }
    }
}
