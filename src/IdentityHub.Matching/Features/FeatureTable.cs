using IdentityHub.Matching.Normalisation;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Features;

/// <summary>Records as rows of numbers: each normalised value is the number of its text in a pool. A row lies together in memory, as pairs are read at random.</summary>
internal sealed class FeatureTable(RecordTable records, RowLayout layout, ValuePools pools, int[] rows, NameTraits[] names, short[]?[] nicknames, ParallelOptions parallel)
{
    public RecordTable Records { get; } = records;

    public RowLayout Layout { get; } = layout;

    public ValuePools Pools { get; } = pools;

    /// <summary>How ambiguous dates were read.</summary>
    public DateOrder DateOrder { get; init; }

    /// <summary>Traits of each value of <see cref="ValuePools.Names"/>.</summary>
    public NameTraits[] Names { get; } = names;

    public LetterMasks NameMasks { get; } = new(pools.Names, parallel);

    public LetterMasks EmailMasks { get; } = new(pools.Emails, parallel);

    public LetterMasks PhoneMasks { get; } = new(pools.Phones, parallel);

    public LetterMasks HouseMasks { get; } = new(pools.Houses, parallel);

    public LetterMasks StreetMasks { get; } = new(pools.Streets, parallel);

    public LetterMasks CityMasks { get; } = new(pools.Cities, parallel);

    public LetterMasks PostcodeMasks { get; } = new(pools.Postcodes, parallel);

    /// <summary>For each e-mail address the hash of the part before the @.</summary>
    public uint[] EmailLocals { get; } = LocalsOf(pools.Emails, parallel);

    public int Count => Records.Count;

    public ReadOnlySpan<int> Row(int record) => rows.AsSpan(record * Layout.Stride, Layout.Stride);

    /// <summary>Fetches a row into the cache.</summary>
    public void Prefetch(int record)
    {
        ref var row = ref rows[record * Layout.Stride];
        Memory.Prefetch(ref row);
        Memory.Prefetch(ref System.Runtime.CompilerServices.Unsafe.Add(ref row, Memory.LineInts));
    }

    /// <summary>Whether one name is a nickname of the other or both are of a third.</summary>
    public bool AreNicknames(int a, int b) => nicknames[a] is { } left && nicknames[b] is { } right && Nicknames.Intersect(left, right);

    /// <summary>The groups of nicknames that a name belongs to, or null.</summary>
    public short[]? NicknamesOf(int name) => nicknames[name];

    /// <summary>The group of nicknames that a name belongs to, the first or a further one, or -1.</summary>
    public int NicknameGroup(int name, int place) => nicknames[name] is { } groups && place < groups.Length ? groups[place] : -1;

    private static uint[] LocalsOf(TextPool emails, ParallelOptions parallel)
    {
        var locals = new uint[emails.Count];
        FeatureTableBuilder.ForRanges(locals.Length, parallel, (start, end) =>
        {
            for (var i = start; i < end; i++)
            {
                var email = emails[i];
                locals[i] = (uint)StableHash.Of(email[..Math.Max(0, email.LastIndexOf('@'))]);
            }
        });

        return locals;
    }
}
