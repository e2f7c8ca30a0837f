using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Features;

/// <summary>Normalises the distinct raw values of one column and numbers what comes out. Columns that share a pool are read one after the other.</summary>
internal sealed class ColumnReader(RowLayout layout, ValuePools pools)
{
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

    public ColumnCodes Read(RecordColumn column) => column.Kind switch
    {
        AttributeKind.GivenName => Read(column, [Fields.Given, Fields.Suffix], NamePart),
        AttributeKind.MiddleName => Read(column, [Fields.Middle, Fields.Suffix], NamePart),
        AttributeKind.FamilyName => Read(column, [Fields.Family, Fields.Suffix], NamePart),
        AttributeKind.FullName => Read(column, [Fields.Given, Fields.Middle, Fields.Family, Fields.Suffix], FullName),
        AttributeKind.NameSuffix => Read(column, [Fields.Suffix], (raw, into) => into[0] = ValueReader.Suffix(raw)),
        AttributeKind.BirthDate => Read(column, [Fields.BirthDate], (raw, into) => into[0] = ValueReader.Date(raw) is > 0 and var date ? pools.Dates.Add((ulong)date) : -1),
        AttributeKind.Sex => Read(column, [Fields.Sex], (raw, into) => into[0] = ValueReader.Sex(raw)),
        AttributeKind.Email => Read(column, [layout.PlaceOf(column)], (raw, into) => into[0] = Number(pools.Emails, ValueReader.Email(raw))),
        AttributeKind.Phone => Read(column, [layout.PlaceOf(column)], (raw, into) => into[0] = Number(pools.Phones, ValueReader.Phone(raw))),
        AttributeKind.HouseNumber => Read(column, [Fields.House], (raw, into) => into[0] = Number(pools.Houses, ValueReader.Plain(raw))),
        AttributeKind.Street => Read(column, [Fields.Street], (raw, into) => into[0] = Number(pools.Streets, ValueReader.Street(raw))),
        AttributeKind.Unit => Read(column, [Fields.Unit], (raw, into) => into[0] = Number(pools.Units, ValueReader.Plain(raw))),
        AttributeKind.City => Read(column, [Fields.City], (raw, into) => into[0] = Number(pools.Cities, ValueReader.Plain(raw))),
        AttributeKind.State => Read(column, [Fields.State], (raw, into) => into[0] = Number(pools.States, ValueReader.Plain(raw))),
        AttributeKind.Postcode => Read(column, [Fields.Postcode], (raw, into) => into[0] = Number(pools.Postcodes, ValueReader.Compact(raw))),
        AttributeKind.Country => Read(column, [Fields.Country], (raw, into) => into[0] = Number(pools.Countries, ValueReader.Plain(raw))),
        AttributeKind.AddressLine => Read(column, [Fields.House, Fields.Street, Fields.City, Fields.Postcode], AddressLine),
        AttributeKind.NationalId or AttributeKind.RegistrationNumber =>
            Read(column, [layout.PlaceOf(column)], (raw, into) => into[0] = Number(pools.Ids, ValueReader.Compact(raw))),
        AttributeKind.OrganisationName => Read(column, [Fields.Organisation], (raw, into) => into[0] = Number(pools.Organisations, ValueReader.Plain(raw))),
        AttributeKind.Website => Read(column, [layout.PlaceOf(column)], (raw, into) => into[0] = Number(pools.Websites, ValueReader.Plain(raw))),
        _ => Read(column, [layout.PlaceOf(column)], (raw, into) => into[0] = Number(pools.Extras, ValueReader.Plain(raw))),
    };

    private delegate void Reading(ReadOnlySpan<char> raw, Span<int> into);

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

    private static int Number(TextPool pool, ReadOnlySpan<char> value) => value.IsEmpty ? -1 : pool.Add(value);

    private void NamePart(ReadOnlySpan<char> raw, Span<int> into)
    {
        into[0] = Number(pools.Names, ValueReader.Name(raw, out var suffix));
        into[1] = suffix;
    }

    private void FullName(ReadOnlySpan<char> raw, Span<int> into)
    {
        var (given, middle, family) = ValueReader.FullName(raw, out var suffix);
        into[0] = Number(pools.Names, given);
        into[1] = Number(pools.Names, middle);
        into[2] = Number(pools.Names, family);
        into[3] = suffix;
    }

    private void AddressLine(ReadOnlySpan<char> raw, Span<int> into)
    {
        var (house, street, city, postcode) = ValueReader.AddressLine(raw);
        into[0] = Number(pools.Houses, house);
        into[1] = Number(pools.Streets, street);
        into[2] = Number(pools.Cities, city);
        into[3] = Number(pools.Postcodes, postcode);
    }
}
