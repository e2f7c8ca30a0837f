using System.Globalization;
using IdentityHub.Matching.Normalisation;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Features;

/// <summary>Normalises the distinct raw values of one column and numbers what comes out. Columns that share a pool are read one after the other.</summary>
internal sealed class ColumnReader(RowLayout layout, ValuePools pools, DateOrder dates)
{
    /// <summary>Values that are looked at to find whether a column writes the day or the month first.</summary>
    private const int DateSample = 5000;

    private delegate void Reading(ReadOnlySpan<char> raw, Span<int> into);

    /// <summary>The order that the dates of a table prove.</summary>
    public static DateOrder OrderOf(RecordTable table) => BirthDateNormaliser.DetectOrder(table.Columns
        .Where(c => c.Kind == AttributeKind.BirthDate)
        .SelectMany(c => Enumerable.Range(0, Math.Min(DateSample, c.Values.Count)).Select(code => c.Values[code].ToString())));

    /// <summary>Columns of one group share pools; different groups may be read at the same time.</summary>
    public static int GroupOf(AttributeKind kind) => kind switch
    {
        AttributeKind.GivenName or AttributeKind.MiddleName or AttributeKind.FamilyName or AttributeKind.FullName or AttributeKind.NameSuffix => 0,
        AttributeKind.Email => 1,
        AttributeKind.Phone => 2,
        AttributeKind.NationalId or AttributeKind.RegistrationNumber => 3,
        AttributeKind.OrganisationName => 4,
        AttributeKind.Website => 5,
        AttributeKind.Extra => 6,
        AttributeKind.BirthDate or AttributeKind.Sex => 7,
        _ => 8,
    };

    /// <summary>Reads a column.</summary>
    public ColumnCodes Read(RecordColumn column) => column.Kind switch
    {
        AttributeKind.GivenName => Read(column, [Fields.Given, Fields.Middle, Fields.Family, Fields.Suffix], (raw, into) => Name(PersonNameParser.Given(raw), into)),
        AttributeKind.MiddleName => Read(column, [Fields.Given, Fields.Middle, Fields.Family, Fields.Suffix], (raw, into) => Name(PersonNameParser.Middle(raw), into)),
        AttributeKind.FamilyName => Read(column, [Fields.Given, Fields.Middle, Fields.Family, Fields.Suffix], (raw, into) => Name(PersonNameParser.Family(raw), into)),
        AttributeKind.FullName => Read(column, [Fields.Given, Fields.Middle, Fields.Family, Fields.Suffix], (raw, into) => Name(PersonNameParser.Full(raw), into)),
        AttributeKind.NameSuffix => Single(column, Fields.Suffix, raw => PersonNameParser.Suffix(raw) is not GenerationalSuffix.None and var suffix ? (int)suffix : -1),
        AttributeKind.BirthDate => Dates(column),
        AttributeKind.Sex => Single(column, Fields.Sex, raw => SexNormaliser.Normalise(raw) is not Sex.Unknown and var sex ? (int)sex : -1),
        AttributeKind.Email => Single(column, layout.PlaceOf(column), raw => EmailNormaliser.Normalise(raw) is { IsGeneric: false } email ? pools.Emails.Add(email.Key) : -1),
        AttributeKind.Phone => Single(column, layout.PlaceOf(column), Phone),
        AttributeKind.HouseNumber => Single(column, Fields.House, raw => Number(pools.Houses, AddressNormaliser.House(raw))),
        AttributeKind.Street => Single(column, Fields.Street, raw => Number(pools.Streets, AddressNormaliser.Street(raw))),
        AttributeKind.Unit => Single(column, Fields.Unit, raw => Number(pools.Units, AddressNormaliser.Unit(raw))),
        AttributeKind.City => Single(column, Fields.City, raw => Number(pools.Cities, AddressNormaliser.City(raw))),
        AttributeKind.State => Single(column, Fields.State, raw => Number(pools.States, StateNormaliser.Normalise(raw))),
        AttributeKind.Postcode => Single(column, Fields.Postcode, raw => Number(pools.Postcodes, PostcodeNormaliser.Normalise(raw))),
        AttributeKind.Country => Single(column, Fields.Country, raw => Number(pools.Countries, CountryNormaliser.Normalise(raw))),
        AttributeKind.AddressLine => Read(column, [Fields.House, Fields.Street, Fields.Unit, Fields.City, Fields.State, Fields.Postcode, Fields.Country], Address),
        AttributeKind.NationalId or AttributeKind.RegistrationNumber => Single(column, layout.PlaceOf(column), raw => Number(pools.Ids, IdentifierNormaliser.Normalise(raw))),
        AttributeKind.OrganisationName => Single(column, Fields.Organisation, raw => Number(pools.Organisations, OrganisationNormaliser.Normalise(raw)?.Key)),
        AttributeKind.Website => Single(column, layout.PlaceOf(column), raw => Number(pools.Websites, Host(raw))),
        _ => Single(column, layout.PlaceOf(column), raw => Number(pools.Extras, FoldedText.Words(raw))),
    };

    private static ColumnCodes Read(RecordColumn column, int[] places, Reading reading)
    {
        var values = places.Select(_ => new int[column.Values.Count]).ToArray();
        Span<int> into = stackalloc int[places.Length];
        for (var code = 0; code < column.Values.Count; code++)
        {
            into.Fill(-1);
            reading(column.Values[code], into);
            for (var i = 0; i < places.Length; i++)
                values[i][code] = into[i];
        }

        return new(column.CodeArray, places, values);
    }

    private static ColumnCodes Single(RecordColumn column, int place, Func<ReadOnlySpan<char>, int> reading) =>
        Read(column, [place], (raw, into) => into[0] = reading(raw));

    private static int Number(TextPool pool, ReadOnlySpan<char> value) => value.IsEmpty ? -1 : pool.Add(value);

    private static string? Host(ReadOnlySpan<char> raw)
    {
        var text = raw.Contains("://", StringComparison.Ordinal) ? raw.ToString() : $"https://{raw}";
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? uri.IdnHost[4..] : uri.IdnHost : null;
    }

    private void Name(PersonName name, Span<int> into)
    {
        into[0] = Number(pools.Names, name.Given);
        into[1] = Number(pools.Names, name.Middle);
        into[2] = Number(pools.Names, name.Particle.Length > 0 ? name.FamilyJoined : name.Family);
        into[3] = name.Suffix == GenerationalSuffix.None ? -1 : (int)name.Suffix;
    }

    private ColumnCodes Dates(RecordColumn column)
    {
        return Single(column, Fields.BirthDate, raw =>
            BirthDateNormaliser.Normalise(raw, dates) is { Quality: not BirthDateQuality.Placeholder, Packed: > 0 } date ? pools.Dates.Add((ulong)date.Packed) : -1);
    }

    private int Phone(ReadOnlySpan<char> raw)
    {
        if (PhoneNormaliser.Normalise(raw) is not { IsGeneric: false } phone)
            return -1;
        Span<char> digits = stackalloc char[20];
        return phone.National.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture) ? pools.Phones.Add(digits[..length]) : -1;
    }

    private void Address(ReadOnlySpan<char> raw, Span<int> into)
    {
        var address = AddressParser.Parse(raw);
        var box = address.PoBox.Length > 0 && address.Street.Length == 0;
        into[0] = Number(pools.Houses, box ? address.PoBox : address.House);
        into[1] = Number(pools.Streets, box ? "po box" : address.Street);
        into[2] = Number(pools.Units, address.Unit);
        into[3] = Number(pools.Cities, address.City);
        into[4] = Number(pools.States, address.State);
        into[5] = Number(pools.Postcodes, address.Postcode);
        into[6] = Number(pools.Countries, address.Country);
    }
}
