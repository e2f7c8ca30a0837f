using System.Globalization;
using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Scoring;

/// <summary>For each value of a feature table log2 of its share according to the model. 0 marks a generic value, which counts as missing.</summary>
internal sealed class ValueShares
{
    private readonly float[][] _shares = new float[Enum.GetValues<FrequencyKind>().Length][];

    public ValueShares(FeatureTable table, MatchModel model)
    {
        foreach (var kind in Enum.GetValues<FrequencyKind>())
        {
            var frequencies = model.Frequencies.GetValueOrDefault(kind) ?? DefaultFrequencies.Of(kind);
            _shares[(int)kind] = kind switch
            {
                FrequencyKind.BirthDate => OfNumbers(table.Pools.Dates, frequencies, date => date.ToString(CultureInfo.InvariantCulture)),
                FrequencyKind.Building => OfNumbers(table.Pools.Buildings, frequencies, Key),
                _ => OfTexts(table.Pools.Of(kind), frequencies),
            };
        }
    }

    public float[] this[FrequencyKind kind] => _shares[(int)kind];

    /// <summary>How a value is written in a hashed table.</summary>
    public static string Key(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);

    private static float[] OfTexts(TextPool pool, FrequencyTable table)
    {
        var shares = new float[pool.Count];
        if (table.Hashed)
        {
            var listed = new Dictionary<ulong, float>();
            foreach (var (value, share) in table.Shares)
                listed[ulong.Parse(value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)] = (float)Math.Log2(share);
            foreach (var value in table.Generic)
                listed[ulong.Parse(value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)] = 0;
            var otherwise = (float)Math.Log2(table.RestShare);
            for (var i = 0; i < shares.Length; i++)
                shares[i] = listed.Count == 0 ? otherwise : listed.GetValueOrDefault(StableHash.Of(pool[i]), otherwise);
            return shares;
        }

        Array.Fill(shares, (float)Math.Log2(table.RestShare));
        foreach (var (value, share) in table.Shares)
        {
            if (pool.Find(value) is >= 0 and var code)
                shares[code] = (float)Math.Log2(share);
        }

        foreach (var value in table.Generic)
        {
            if (pool.Find(value) is >= 0 and var code)
                shares[code] = 0;
        }

        return shares;
    }

    private static float[] OfNumbers(HashPool pool, FrequencyTable table, Func<ulong, string> key)
    {
        var shares = new float[pool.Count];
        var otherwise = (float)Math.Log2(table.RestShare);
        var any = table.Shares.Count + table.Generic.Count > 0;
        for (var i = 0; i < shares.Length; i++)
        {
            if (!any)
            {
                shares[i] = otherwise;
                continue;
            }

            var text = key(pool[i]);
            shares[i] = table.Generic.Contains(text) ? 0 : table.Shares.TryGetValue(text, out var share) ? (float)Math.Log2(share) : otherwise;
        }

        return shares;
    }
}
