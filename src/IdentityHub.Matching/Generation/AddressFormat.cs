namespace IdentityHub.Matching.Generation;

/// <summary>Addresses as each country writes them.</summary>
internal static class AddressFormat
{
    public static string Street(HomeAddress address, string country, bool abbreviate)
    {
        var type = address.StreetType;
        switch (country)
        {
            case "DE":
                var name = address.Street;
                if (type is "straße" or "weg" or "gasse" or "allee" or "ring" or "platz")
                    return name + (abbreviate && type == "straße" ? "str." : type);
                return $"{name} {type}";
            case "FR" or "ES" or "IT":
                return $"{(abbreviate ? Short(type) : type)} {address.Street}";
            default:
                return $"{address.Street} {(abbreviate ? Short(type) : type)}";
        }
    }

    /// <summary>Street and number, with the flat.</summary>
    public static string Line(string house, string street, string unit, string country)
    {
        var flat = unit.Length == 0 ? "" : country switch { "DE" => $", Whg. {unit}", "FR" => $", appt {unit}", "ES" => $", piso {unit}", "IT" => $", int. {unit}", "GB" => $", Flat {unit}", _ => $", Apt {unit}" };
        return country switch
        {
            "DE" or "IT" => $"{street} {house}{flat}",
            "ES" => $"{street}, {house}{flat}",
            _ => $"{house} {street}{flat}",
        };
    }

    /// <summary>Everything in one line.</summary>
    public static string Whole(string house, string street, string unit, string city, string state, string postcode, string country) => country switch
    {
        "US" => $"{Line(house, street, unit, country)}, {city}, {state} {postcode}",
        "GB" => $"{Line(house, street, unit, country)}, {city}, {postcode}",
        _ => $"{Line(house, street, unit, country)}, {postcode} {city}",
    };

    private static string Short(string type) => type switch
    {
        "Street" => "St",
        "Avenue" => "Ave",
        "Road" => "Rd",
        "Drive" => "Dr",
        "Lane" => "Ln",
        "Court" => "Ct",
        "Boulevard" => "Blvd",
        "boulevard" => "bd",
        "avenue" => "av.",
        "Place" => "Pl",
        "Close" => "Cl",
        "Crescent" => "Cres",
        "Gardens" => "Gdns",
        "Terrace" => "Ter",
        "Calle" => "C/",
        "Avenida" => "Avda.",
        "Viale" => "V.le",
        _ => type,
    };
}
