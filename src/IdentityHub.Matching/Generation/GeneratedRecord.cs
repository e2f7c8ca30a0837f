using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Generation;

/// <summary>A made-up source record with its truth. Attributes that the source doesn't have are null.</summary>
public sealed record GeneratedRecord
{
    /// <summary>Unique among all records of a run.</summary>
    public required string Id { get; init; }

    /// <summary>The system that keeps it: crm, shop, marketing, service or loyalty.</summary>
    public required string Source { get; init; }

    /// <summary>The true person. Never evidence.</summary>
    public required int EntityId { get; init; }

    /// <summary>The true household. Never evidence.</summary>
    public required int HouseholdId { get; init; }

    /// <summary>First given name.</summary>
    public string? GivenName { get; init; }

    /// <summary>Second given name or its initial.</summary>
    public string? MiddleName { get; init; }

    /// <summary>Surname.</summary>
    public string? FamilyName { get; init; }

    /// <summary>Jr or Sr.</summary>
    public string? NameSuffix { get; init; }

    /// <summary>The whole name, for sources that don't split it.</summary>
    public string? FullName { get; init; }

    /// <summary>Sex as the source writes it.</summary>
    public string? Sex { get; init; }

    /// <summary>Birth date as the source writes it.</summary>
    public string? BirthDate { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Telephone number.</summary>
    public string? Phone { get; init; }

    /// <summary>Street and house number, or the whole address, in one line.</summary>
    public string? AddressLine { get; init; }

    /// <summary>House number.</summary>
    public string? HouseNumber { get; init; }

    /// <summary>Street.</summary>
    public string? Street { get; init; }

    /// <summary>Flat or suite.</summary>
    public string? Unit { get; init; }

    /// <summary>City.</summary>
    public string? City { get; init; }

    /// <summary>State's code.</summary>
    public string? State { get; init; }

    /// <summary>Postcode.</summary>
    public string? Postcode { get; init; }

    /// <summary>ISO code of the country.</summary>
    public string? Country { get; init; }

    /// <summary>National identifier.</summary>
    public string? NationalId { get; init; }

    /// <summary>The attributes that a source may have, in the order of <see cref="ValueAt"/>, with their column names.</summary>
    public static IReadOnlyList<(AttributeKind Kind, string Name)> Columns { get; } =
    [
        (AttributeKind.GivenName, "given_name"), (AttributeKind.MiddleName, "middle_name"), (AttributeKind.FamilyName, "family_name"),
        (AttributeKind.NameSuffix, "name_suffix"), (AttributeKind.FullName, "full_name"), (AttributeKind.Sex, "sex"), (AttributeKind.BirthDate, "date_of_birth"),
        (AttributeKind.Email, "email"), (AttributeKind.Phone, "phone"), (AttributeKind.AddressLine, "address"), (AttributeKind.HouseNumber, "house_number"),
        (AttributeKind.Street, "street"), (AttributeKind.Unit, "unit"), (AttributeKind.City, "city"), (AttributeKind.State, "state"),
        (AttributeKind.Postcode, "postcode"), (AttributeKind.Country, "country"), (AttributeKind.NationalId, "national_id"),
    ];

    /// <summary>The value of a column of <see cref="Columns"/>, or null.</summary>
    public string? ValueAt(int column) => column switch
    {
        0 => GivenName,
        1 => MiddleName,
        2 => FamilyName,
        3 => NameSuffix,
        4 => FullName,
        5 => Sex,
        6 => BirthDate,
        7 => Email,
        8 => Phone,
        9 => AddressLine,
        10 => HouseNumber,
        11 => Street,
        12 => Unit,
        13 => City,
        14 => State,
        15 => Postcode,
        16 => Country,
        17 => NationalId,
        _ => null,
    };

    /// <summary>The record as the hub takes it in.</summary>
    public SourceRecord ToSourceRecord()
    {
        var values = new List<AttributeValue>();
        for (var i = 0; i < Columns.Count; i++)
        {
            if (ValueAt(i) is { } value)
                values.Add(new(Columns[i].Kind, value, Columns[i].Kind == AttributeKind.NationalId ? Columns[i].Name : null));
        }

        return new(Id, Source, values);
    }
}
