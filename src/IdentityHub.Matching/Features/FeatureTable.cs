using IdentityHub.Matching.Normalisation;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Features;

/// <summary>Records as rows of numbers: each normalised value is the number of its text in a pool. A row lies together in memory, as pairs are read at random.</summary>
internal sealed class FeatureTable(RecordTable records, RowLayout layout, ValuePools pools, int[] rows, NameTraits[] names, short[]?[] nicknames)
{
    public RecordTable Records { get; } = records;

    public RowLayout Layout { get; } = layout;

    public ValuePools Pools { get; } = pools;

    /// <summary>How ambiguous dates were read.</summary>
    public DateOrder DateOrder { get; init; }

    /// <summary>Traits of each value of <see cref="ValuePools.Names"/>.</summary>
    public NameTraits[] Names { get; } = names;

    public LetterMasks NameMasks { get; } = new(pools.Names);

    public LetterMasks EmailMasks { get; } = new(pools.Emails);

    public LetterMasks PhoneMasks { get; } = new(pools.Phones);

    public LetterMasks HouseMasks { get; } = new(pools.Houses);

    public LetterMasks StreetMasks { get; } = new(pools.Streets);

    public LetterMasks CityMasks { get; } = new(pools.Cities);

    public LetterMasks PostcodeMasks { get; } = new(pools.Postcodes);

    /// <summary>For each e-mail address the hash of the part before the @.</summary>
    public uint[] EmailLocals { get; } = LocalsOf(pools.Emails);

    public int Count => Records.Count;

    public ReadOnlySpan<int> Row(int record) => rows.AsSpan(record * Layout.Stride, Layout.Stride);

    /// <summary>Whether one name is a nickname of the other or both are of a third.</summary>
    public bool AreNicknames(int a, int b) => nicknames[a] is { } left && nicknames[b] is { } right && Nicknames.Intersect(left, right);

    /// <summary>The first group of nicknames that a name belongs to, or -1.</summary>
    public int NicknameGroup(int name) => nicknames[name] is { } groups ? groups[0] : -1;

    private static uint[] LocalsOf(TextPool emails)
    {
        var locals = new uint[emails.Count];
        for (var i = 0; i < locals.Length; i++)
        {
            var email = emails[i];
            locals[i] = (uint)StableHash.Of(email[..Math.Max(0, email.LastIndexOf('@'))]);
        }

        return locals;
    }
}
