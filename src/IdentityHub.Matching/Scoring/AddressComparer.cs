using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Text;

namespace IdentityHub.Matching.Scoring;

/// <summary>Compares addresses jointly, so that street, postcode and city aren't counted as three proofs of the same thing.</summary>
internal sealed class AddressComparer(FeatureTable table, ValueShares shares)
{
    private readonly float[] _buildings = shares[FrequencyKind.Building];
    private readonly float[] _cities = shares[FrequencyKind.City];
    private readonly float[] _postcodes = shares[FrequencyKind.Postcode];
    private readonly float _rarest = shares.Unlisted(FrequencyKind.Building) - 2;

    private enum Likeness
    {
        Unknown,
        Same,
        Near,
        Different,
    }

    public byte Compare(ReadOnlySpan<int> a, ReadOnlySpan<int> b, ref float logShare)
    {
        var postcode = Of(table.Pools.Postcodes, table.PostcodeMasks, a[Fields.Postcode], b[Fields.Postcode], 1, _postcodes);
        var city = Of(table.Pools.Cities, table.CityMasks, a[Fields.City], b[Fields.City], 2, _cities);
        var house = Of(table.Pools.Houses, table.HouseMasks, a[Fields.House], b[Fields.House], 1, null);
        var street = Of(table.Pools.Streets, table.StreetMasks, a[Fields.Street], b[Fields.Street], 2, null);
        if (street == Likeness.Unknown && postcode == Likeness.Unknown && city == Likeness.Unknown)
            return DefaultComparisons.Missing;

        var placeShare = postcode == Likeness.Same ? _postcodes[a[Fields.Postcode]] : city == Likeness.Same ? _cities[a[Fields.City]] : 0;
        var elsewhere = postcode is Likeness.Different && city is Likeness.Different or Likeness.Unknown || city is Likeness.Different && postcode is Likeness.Unknown;
        if (!elsewhere && street is Likeness.Same or Likeness.Near && Dwelling(a, b, house, street, placeShare, ref logShare) is var level and not DefaultComparisons.Missing)
            return level;
        if (street == Likeness.Unknown)
            return Place(postcode, city, placeShare, ref logShare, Levels.Address.Postcode, Levels.Address.City, Levels.Address.NearCity, Levels.Address.OtherCity);
        return Place(postcode, city, placeShare, ref logShare, Levels.Address.PostcodeOtherStreet, Levels.Address.CityOtherStreet, Levels.Address.Other, Levels.Address.Other);
    }

    private byte Dwelling(ReadOnlySpan<int> a, ReadOnlySpan<int> b, Likeness house, Likeness street, float placeShare, ref float logShare)
    {
        if (house == Likeness.Same && street == Likeness.Same)
        {
            var (l, r) = (a[Fields.Unit], b[Fields.Unit]);
            logShare = Math.Max(_buildings[a[Fields.Building]] + placeShare, _rarest);
            if (l < 0 || r < 0 || l == r)
                return Levels.Exact;
            logShare = 0;
            return Levels.Address.OtherUnit;
        }

        if (house == Likeness.Same || house is Likeness.Near or Likeness.Unknown && street == Likeness.Same)
            return Levels.Address.NearDwelling;
        return placeShare != 0 ? Levels.Address.Street : DefaultComparisons.Missing;
    }

    private static byte Place(Likeness postcode, Likeness city, float placeShare, ref float logShare, byte same, byte sameCity, byte near, byte other)
    {
        if (postcode == Likeness.Same || city == Likeness.Same)
            logShare = placeShare;
        return postcode == Likeness.Same ? same : city == Likeness.Same ? sameCity : postcode == Likeness.Near || city == Likeness.Near ? near : other;
    }

    private static Likeness Of(Records.TextPool pool, LetterMasks masks, int a, int b, int edits, float[]? frequency)
    {
        if (a < 0 || b < 0 || frequency is not null && (frequency[a] == 0 || frequency[b] == 0))
            return Likeness.Unknown;
        if (a == b)
            return Likeness.Same;
        var difference = masks.Difference(a, b);
        if (difference > (edits > 1 ? 6 : 2))
            return Likeness.Different;
        var left = pool[a];
        var right = pool[b];
        if (Math.Abs(left.Length - right.Length) > edits && Math.Min(left.Length, right.Length) < 8)
            return Likeness.Different;
        var shorter = Math.Min(left.Length, right.Length);
        if (difference <= 2 * edits && DamerauLevenshtein.Distance(left, right, edits) <= (shorter < 5 ? 1 : edits))
            return Likeness.Near;
        return edits > 1 && shorter >= 6 && JaroWinkler.Similarity(left, right) >= 0.92 ? Likeness.Near : Likeness.Different;
    }
}
