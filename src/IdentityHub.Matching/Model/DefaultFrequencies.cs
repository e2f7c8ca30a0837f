using System.Collections.Frozen;

namespace IdentityHub.Matching.Model;

/// <summary>How common a value is where nothing was counted, and how many records' worth of trust that deserves against a table's own counts.</summary>
public static class DefaultFrequencies
{
    private static readonly FrozenDictionary<string, double> None = FrozenDictionary<string, double>.Empty;

    /// <summary>Share of a value that nothing is known of.</summary>
    public static double ShareOf(FrequencyKind kind) => kind switch
    {
        FrequencyKind.GivenName => 1e-3,
        FrequencyKind.FamilyName => 1e-4,
        FrequencyKind.MiddleName => 2e-3,
        FrequencyKind.BirthDate => 4e-5,
        FrequencyKind.City => 3e-3,
        FrequencyKind.Postcode => 3e-4,
        FrequencyKind.Building => 1e-5,
        FrequencyKind.OrganisationName or FrequencyKind.Website => 1e-5,
        FrequencyKind.Extra => 2e-2,
        _ => 1e-6,
    };

    /// <summary>Shares of the values that are known to be common.</summary>
    public static IReadOnlyDictionary<string, double> CommonOf(FrequencyKind kind) => kind switch
    {
        FrequencyKind.GivenName => CommonNames.Given,
        FrequencyKind.FamilyName => CommonNames.Family,
        _ => None,
    };

    /// <summary>Whether only the year, or the year and month, are known.</summary>
    internal static bool IsPartial(ulong date) => date % 100 == 0;

    /// <summary>Share of a birth date given as yyyymmdd: a year alone is shared by many.</summary>
    internal static double ShareOfDate(ulong date) => date % 10000 == 0 ? 1.0 / 80 : date % 100 == 0 ? 1.0 / 900 : ShareOf(FrequencyKind.BirthDate);

    /// <summary>Weight of the default, in records.</summary>
    public static double TrustOf(FrequencyKind kind) => kind switch
    {
        FrequencyKind.GivenName or FrequencyKind.FamilyName or FrequencyKind.MiddleName or FrequencyKind.City or FrequencyKind.Extra => 300,
        FrequencyKind.Postcode => 1000,
        FrequencyKind.BirthDate => 20_000,
        _ => 20_000,
    };

    /// <summary>Whether values are listed by hash, as they are personal.</summary>
    public static bool IsHashed(FrequencyKind kind) => kind is FrequencyKind.Email or FrequencyKind.Phone or FrequencyKind.Building or FrequencyKind.NationalId;

    /// <summary>The table that is used where a model has none.</summary>
    public static FrequencyTable Of(FrequencyKind kind) => new(ShareOf(kind), IsHashed(kind), CommonOf(kind), []);
}
