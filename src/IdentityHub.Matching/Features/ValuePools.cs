using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Features;

/// <summary>The distinct normalised values of a table, attribute by attribute. Names of all parts share one pool, so that swapped parts are equal numbers.</summary>
internal sealed class ValuePools
{
    public TextPool Names { get; } = new();

    public TextPool Emails { get; } = new();

    public TextPool Phones { get; } = new();

    public TextPool Houses { get; } = new();

    public TextPool Streets { get; } = new();

    public TextPool Units { get; } = new();

    public TextPool Cities { get; } = new();

    public TextPool Postcodes { get; } = new();

    public TextPool States { get; } = new();

    public TextPool Countries { get; } = new();

    public TextPool Ids { get; } = new();

    public TextPool Organisations { get; } = new();

    public TextPool Websites { get; } = new();

    public TextPool Extras { get; } = new();

    /// <summary>Dates as yyyymmdd.</summary>
    public HashPool Dates { get; } = new();

    /// <summary>House and street together.</summary>
    public HashPool Buildings { get; } = new();

    /// <summary>The pool of an attribute whose values are texts.</summary>
    public TextPool Of(FrequencyKind kind) => kind switch
    {
        FrequencyKind.GivenName or FrequencyKind.FamilyName or FrequencyKind.MiddleName => Names,
        FrequencyKind.Email => Emails,
        FrequencyKind.Phone => Phones,
        FrequencyKind.City => Cities,
        FrequencyKind.Postcode => Postcodes,
        FrequencyKind.NationalId or FrequencyKind.RegistrationNumber => Ids,
        FrequencyKind.OrganisationName => Organisations,
        FrequencyKind.Website => Websites,
        FrequencyKind.Extra => Extras,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a text."),
    };
}
