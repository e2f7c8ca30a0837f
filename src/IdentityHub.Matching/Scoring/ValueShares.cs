using System.Globalization;
using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;

namespace IdentityHub.Matching.Scoring;

/// <summary>For each value of a feature table log2 of its share according to the model. 0 marks a generic value, which counts as missing.</summary>
internal sealed class ValueShares
{
    private static readonly FrequencyKind[] Kinds = Enum.GetValues<FrequencyKind>();
    private readonly float[][] _shares = new float[Kinds.Length][];

    private readonly CompiledModel _model;

    public ValueShares(FeatureTable table, CompiledModel model)
    {
        _model = model;
        foreach (var kind in Kinds)
        {
            _shares[(int)kind] = kind switch
            {
                FrequencyKind.BirthDate => OfNumbers(table.Pools.Dates, model, kind),
                FrequencyKind.Building => OfNumbers(table.Pools.Buildings, model, kind),
                _ => OfTexts(table.Pools.Of(kind), model, kind),
            };
        }
    }

    public float[] this[FrequencyKind kind] => _shares[(int)kind];

    /// <summary>log2 of the share of a value that the model doesn't list.</summary>
    public float Unlisted(FrequencyKind kind) => _model.Unlisted(kind);

    /// <summary>How a value is written in a hashed table.</summary>
    public static string Key(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);

    private static float[] OfTexts(Records.TextPool pool, CompiledModel model, FrequencyKind kind)
    {
        var shares = new float[pool.Count];
        for (var i = 0; i < shares.Length; i++)
            shares[i] = model.LogShare(kind, pool[i]);
        return shares;
    }

    private static float[] OfNumbers(HashPool pool, CompiledModel model, FrequencyKind kind)
    {
        var shares = new float[pool.Count];
        for (var i = 0; i < shares.Length; i++)
            shares[i] = model.LogShare(kind, pool[i]);
        return shares;
    }
}
