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

    /// <summary>In real time a table has a few values: one thread then looks up what it needs.</summary>
    private static readonly ParallelOptions Alone = new() { MaxDegreeOfParallelism = 1 };

    public ValueShares(FeatureTable table, CompiledModel model, ParallelOptions? parallel = null)
    {
        parallel ??= Alone;
        _model = model;
        foreach (var kind in Kinds)
        {
            _shares[(int)kind] = kind switch
            {
                FrequencyKind.BirthDate => OfNumbers(table.Pools.Dates, model, kind, parallel),
                FrequencyKind.Building => OfNumbers(table.Pools.Buildings, model, kind, parallel),
                _ => OfTexts(table.Pools.Of(kind), model, kind, parallel),
            };
        }
    }

    public float[] this[FrequencyKind kind] => _shares[(int)kind];

    /// <summary>log2 of the share of a value that the model doesn't list.</summary>
    public float Unlisted(FrequencyKind kind) => _model.Unlisted(kind);

    /// <summary>How a value is written in a hashed table.</summary>
    public static string Key(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);

    private static float[] OfTexts(Records.TextPool pool, CompiledModel model, FrequencyKind kind, ParallelOptions parallel)
    {
        var shares = new float[pool.Count];
        FeatureTableBuilder.ForRanges(shares.Length, parallel, (start, end) =>
        {
            for (var i = start; i < end; i++)
                shares[i] = model.LogShare(kind, pool[i]);
        });
        return shares;
    }

    private static float[] OfNumbers(HashPool pool, CompiledModel model, FrequencyKind kind, ParallelOptions parallel)
    {
        var shares = new float[pool.Count];
        FeatureTableBuilder.ForRanges(shares.Length, parallel, (start, end) =>
        {
            for (var i = start; i < end; i++)
            {
                shares[i] = model.LogShare(kind, pool[i]);
                if (kind == FrequencyKind.BirthDate && DefaultFrequencies.IsPartial(pool[i]) && shares[i] != 0)
                    shares[i] = Math.Max(shares[i], (float)Math.Log2(DefaultFrequencies.ShareOfDate(pool[i])));
            }
        });
        return shares;
    }
}
