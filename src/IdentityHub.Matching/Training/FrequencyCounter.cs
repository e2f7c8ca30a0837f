using System.Globalization;
using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;
using IdentityHub.Matching.Scoring;

namespace IdentityHub.Matching.Training;

/// <summary>Counts how common the values of a table are and finds those that are shared by implausibly many people.</summary>
internal static class FrequencyCounter
{
    /// <summary>A contact point with this many family names behind it belongs to nobody in particular.</summary>
    private const int GenericPeople = 6;

    /// <summary>Longest list of one attribute.</summary>
    private const int LongestList = 20_000;

    public static IReadOnlyDictionary<FrequencyKind, FrequencyTable> Count(FeatureTable table, int threads)
    {
        var layout = table.Layout;
        var pools = table.Pools;
        var places = new Dictionary<FrequencyKind, FieldRange>
        {
            [FrequencyKind.GivenName] = new(Fields.Given, 1),
            [FrequencyKind.FamilyName] = new(Fields.Family, 1),
            [FrequencyKind.MiddleName] = new(Fields.Middle, 1),
            [FrequencyKind.BirthDate] = new(Fields.BirthDate, 1),
            [FrequencyKind.Email] = layout.Emails,
            [FrequencyKind.Phone] = layout.Phones,
            [FrequencyKind.Building] = new(Fields.Building, 1),
            [FrequencyKind.City] = new(Fields.City, 1),
            [FrequencyKind.Postcode] = new(Fields.Postcode, 1),
            [FrequencyKind.NationalId] = layout.NationalIds,
            [FrequencyKind.OrganisationName] = new(Fields.Organisation, 1),
            [FrequencyKind.RegistrationNumber] = layout.Registrations,
            [FrequencyKind.Website] = layout.Websites,
            [FrequencyKind.Extra] = layout.Extras,
        };
        return places.AsParallel().WithDegreeOfParallelism(threads)
            .Select(p => (p.Key, Table: Count(table, p.Key, p.Value, KeyOf(p.Key, pools))))
            .Where(p => p.Table is not null)
            .OrderBy(p => p.Key)
            .ToDictionary(p => p.Key, p => p.Table!);
    }

    private static (int Values, Func<int, string> Key) KeyOf(FrequencyKind kind, ValuePools pools) => kind switch
    {
        FrequencyKind.BirthDate => (pools.Dates.Count, code => pools.Dates[code].ToString(CultureInfo.InvariantCulture)),
        FrequencyKind.Building => (pools.Buildings.Count, code => ValueShares.Key(pools.Buildings[code])),
        _ when DefaultFrequencies.IsHashed(kind) => (pools.Of(kind).Count, code => ValueShares.Key(StableHash.Of(pools.Of(kind)[code]))),
        _ => (pools.Of(kind).Count, code => pools.Of(kind)[code].ToString()),
    };

    private static FrequencyTable? Count(FeatureTable table, FrequencyKind kind, FieldRange range, (int Values, Func<int, string> Key) value)
    {
        var counts = new int[value.Values];
        var total = 0;
        for (var record = 0; record < table.Count; record++)
        {
            foreach (var code in table.Row(record).Slice(range.Start, range.Count))
            {
                if (code < 0)
                    continue;
                counts[code]++;
                total++;
            }
        }

        if (total == 0)
            return null;

        // One of the agreeing pair's own records is left out: the question is how likely somebody else has the value too.
        var trust = DefaultFrequencies.TrustOf(kind);
        var common = DefaultFrequencies.CommonOf(kind);
        double ShareOf(int count, double otherwise) => double.Round(Math.Min(0.999, (Math.Max(0, count - 1) + trust * otherwise) / (total + trust)), 9);

        var generic = IsContact(kind) ? Generic(table, range, counts) : kind == FrequencyKind.BirthDate ? GenericDates(table, counts, total) : [];
        var usual = DefaultFrequencies.ShareOf(kind);
        var shares = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (name, share) in common)
            shares[name] = ShareOf(0, share);
        var listed = Enumerable.Range(0, counts.Length).Where(code => counts[code] > (DefaultFrequencies.IsHashed(kind) ? 6 : 2));
        foreach (var code in listed.OrderByDescending(code => counts[code]).ThenBy(code => value.Key(code), StringComparer.Ordinal).Take(LongestList))
            shares[value.Key(code)] = ShareOf(counts[code], kind == FrequencyKind.BirthDate ? DefaultFrequencies.ShareOfDate(table.Pools.Dates[code]) : common.GetValueOrDefault(value.Key(code), usual));
        return new(ShareOf(2, usual), DefaultFrequencies.IsHashed(kind), shares, [.. generic.Select(value.Key).Order(StringComparer.Ordinal)]);
    }

    private static bool IsContact(FrequencyKind kind) =>
        kind is FrequencyKind.Email or FrequencyKind.Phone or FrequencyKind.NationalId or FrequencyKind.RegistrationNumber;

    /// <summary>Dates that occur far more often than chance lets any day of birth: defaults of some entry form.</summary>
    private static List<int> GenericDates(FeatureTable table, int[] counts, int total)
    {
        var usual = total / 20_000.0;
        return [.. Enumerable.Range(0, counts.Length).Where(code => counts[code] > 20 && counts[code] > 30 * (usual + 1) && !DefaultFrequencies.IsPartial(table.Pools.Dates[code]))];
    }

    private static List<int> Generic(FeatureTable table, FieldRange range, int[] counts)
    {
        var people = new Dictionary<int, HashSet<ulong>>();
        for (var record = 0; record < table.Count; record++)
        {
            var row = table.Row(record);
            foreach (var code in row.Slice(range.Start, range.Count))
            {
                if (code < 0 || counts[code] < GenericPeople || PersonOf(table, row) is not (not 0 and var person))
                    continue;
                if (!people.TryGetValue(code, out var seen))
                    people[code] = seen = [];
                seen.Add(person);
            }
        }

        return [.. people.Where(p => p.Value.Count >= GenericPeople).Select(p => p.Key)];
    }

    private static ulong PersonOf(FeatureTable table, ReadOnlySpan<int> row) =>
        row[Fields.Family] >= 0 ? table.Names[row[Fields.Family]].Sound.Primary.Bits
        : row[Fields.Organisation] >= 0 ? (ulong)row[Fields.Organisation] + 1
        : 0;
}
