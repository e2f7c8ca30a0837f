using System.Globalization;
using IdentityHub.Matching.Blocking;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Scoring;

/// <summary>A model with its tables ready to be asked. Made once per model, used by every table and record.</summary>
internal sealed class CompiledModel
{
    private readonly (Dictionary<ulong, float> Listed, float Otherwise)[] _shares = new (Dictionary<ulong, float>, float)[Enum.GetValues<FrequencyKind>().Length];

    public CompiledModel(MatchModel model)
    {
        Model = model;
        Weights = new(model, []);
        Oversized = model.OversizedKeys();
        foreach (var kind in Enum.GetValues<FrequencyKind>())
        {
            var table = model.Frequencies.GetValueOrDefault(kind) ?? DefaultFrequencies.Of(kind);
            var listed = new Dictionary<ulong, float>(table.Shares.Count + table.Generic.Count);
            foreach (var (value, share) in table.Shares)
                listed[HashOf(kind, table, value)] = (float)Math.Log2(share);
            foreach (var value in table.Generic)
                listed[HashOf(kind, table, value)] = 0;
            _shares[(int)kind] = (listed, (float)Math.Log2(table.RestShare));
        }
    }

    public MatchModel Model { get; }

    public KeySet Oversized { get; }

    /// <summary>The weights for tables without extra evidence.</summary>
    public ModelWeights Weights { get; }

    /// <summary>log2 of a value's share; 0 for a generic value.</summary>
    public float LogShare(FrequencyKind kind, ReadOnlySpan<char> value) => LogShare(kind, StableHash.Of(value));

    /// <summary>The same for a number, or the hash of a text.</summary>
    public float LogShare(FrequencyKind kind, ulong hash)
    {
        var (listed, otherwise) = _shares[(int)kind];
        return listed.Count == 0 ? otherwise : listed.GetValueOrDefault(hash, otherwise);
    }

    /// <summary>log2 of the share of a value that isn't listed.</summary>
    public float Unlisted(FrequencyKind kind) => _shares[(int)kind].Otherwise;

    private static ulong HashOf(FrequencyKind kind, FrequencyTable table, string value) =>
        table.Hashed ? ulong.Parse(value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)
        : kind == FrequencyKind.BirthDate ? ulong.Parse(value, CultureInfo.InvariantCulture)
        : StableHash.Of(value);
}
