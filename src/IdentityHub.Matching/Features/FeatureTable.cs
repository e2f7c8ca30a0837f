using IdentityHub.Matching.Normalisation;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Features;

/// <summary>Records as rows of numbers: each normalised value is the number of its text in a pool. A row lies together in memory, as pairs are read at random.</summary>
internal sealed class FeatureTable(RecordTable records, RowLayout layout, ValuePools pools, int[] rows, NameTraits[] names, short[]?[] nicknames)
{
    public RecordTable Records { get; } = records;

    public RowLayout Layout { get; } = layout;

    public ValuePools Pools { get; } = pools;

    /// <summary>Traits of each value of <see cref="ValuePools.Names"/>.</summary>
    public NameTraits[] Names { get; } = names;

    public int Count => Records.Count;

    public ReadOnlySpan<int> Row(int record) => rows.AsSpan(record * Layout.Stride, Layout.Stride);

    /// <summary>Whether one name is a nickname of the other or both are of a third.</summary>
    public bool AreNicknames(int a, int b) => nicknames[a] is { } left && nicknames[b] is { } right && Nicknames.Intersect(left, right);
}
