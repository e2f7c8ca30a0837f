using System.Collections.Frozen;
using System.Globalization;
using IdentityHub.Matching.Normalisation;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.Generation;

/// <summary>Writes a person down as a source system would: in its shape, with its gaps and errors.</summary>
internal sealed class RecordMaker(GeneratorOptions options, SeededRandom random)
{
    /// <summary>Short and pet forms of a folded given name, capitalised.</summary>
    private static readonly FrozenDictionary<string, string[]> PetForms = Normalisation.Nicknames.All()
        .GroupBy(group => group[0])
        .ToFrozenDictionary(groups => groups.Key, groups => groups.SelectMany(group => group.Skip(1)).Distinct().Select(Capital).ToArray());

    private static readonly string[] JunkEmails = ["noemail@example.com", "none@none.com", "test@test.com", "na@na.com"];
    private static readonly string[] JunkPhones = ["0000000000", "9999999999", "123-456-7890", "5555555555"];
    private static readonly string[] JunkNames = ["Unknown", "N/A", "Test", "xxx"];

    private readonly Distortion _distortion = new(random);

    public GeneratedRecord Make(Person person, CountryLists country, int household, SourceShape shape, string id)
    {
        // what agents and shoppers type is worse than what account managers keep
        var care = shape switch { SourceShape.Crm => 0.6, SourceShape.Loyalty => 0.9, SourceShape.Shop => 1.1, _ => 1.4 };
        var (given, middle, family) = Names(person, care);
        var address = person.Addresses[person.Addresses.Count > 1 && random.Chance(0.5) ? 1 : 0];
        var text = Casing(shape);
        var record = new GeneratedRecord
        {
            Id = id,
            Source = SourceName(shape),
            EntityId = person.Id,
            HouseholdId = household,
            Sex = Kept(AttributeKind.Sex, shape is SourceShape.Crm or SourceShape.Loyalty ? 0.8 : 0, care) ? Sex(person, country) : null,
            BirthDate = Kept(AttributeKind.BirthDate, shape switch { SourceShape.Crm => 1, SourceShape.Loyalty => 1, SourceShape.Service => 0.7, SourceShape.Shop => 0.35, _ => 0 }, care)
                ? BirthDate(person, country, shape, care)
                : null,
            Email = Kept(AttributeKind.Email, shape switch { SourceShape.Shop => 1.1, SourceShape.Marketing => 1.1, SourceShape.Service => 0.5, _ => 0.85 }, care) ? Email(person, care) : null,
            Phone = Kept(AttributeKind.Phone, shape switch { SourceShape.Service => 1.1, SourceShape.Marketing => 0.2, SourceShape.Loyalty => 0.7, _ => 0.9 }, care) ? Phone(person, country, care) : null,
            NationalId = Kept(AttributeKind.NationalId, shape is SourceShape.Crm or SourceShape.Service or SourceShape.Loyalty ? options.NationalIds * 1.8 : 0, care)
                ? Damaged(person.NationalId, care * 0.3)
                : null,
            Country = Kept(AttributeKind.Country, shape is SourceShape.Loyalty ? 0 : 0.95, care) ? country.Code : null,
        };
        record = WithName(record, shape, text, given, middle, family, random.Chance(0.4) ? person.Suffix : string.Empty);
        return WithAddress(record, shape, text, address, country, care);
    }

    private static string SourceName(SourceShape shape) => shape switch
    {
        SourceShape.Crm => "crm",
        SourceShape.Shop => "shop",
        SourceShape.Marketing => "marketing",
        SourceShape.Service => "service",
        _ => "loyalty",
    };

    private (string Given, string Middle, string Family) Names(Person person, double care)
    {
        var given = person.Given;
        var family = person.Family;
        if (person.FormerFamily.Length > 0 && random.Chance(0.4))
            family = random.Chance(0.8) ? person.FormerFamily : $"{person.FormerFamily}-{person.Family}";
        else if (family.Contains(' ', StringComparison.Ordinal) && random.Chance(0.3) && char.IsUpper(family[^1]) is false && family.Split(' ')[0].Length > 3)
            family = family.Split(' ')[0]; // only the first of two Spanish surnames
        if (random.Chance(options.Nicknames * care) && PetForms.TryGetValue(FoldedText.Words(given), out var forms))
            given = random.Pick(forms);
        if (random.Chance(options.Initials * care))
            given = given[..1];
        given = Damaged(given, care);
        family = Damaged(family, care);
        var middle = random.Chance(0.3) ? person.Middle : random.Chance(0.3) && person.Middle.Length > 0 ? person.Middle[..1] : string.Empty;
        if (random.Chance(options.SwappedNames * care))
            (given, family) = (family, given);
        if (random.Chance(options.Placeholders * 0.3))
            given = random.Pick(JunkNames);
        return (given, middle, family);
    }

    private GeneratedRecord WithName(GeneratedRecord record, SourceShape shape, Func<string, string> text, string given, string middle, string family, string suffix)
    {
        if (shape == SourceShape.Marketing)
            return record with { FullName = text(string.Join(' ', new[] { given, random.Chance(0.3) ? middle : "", family, suffix }.Where(part => part.Length > 0))) };
        if (shape == SourceShape.Service)
            return record with { FullName = text($"{family}{(suffix.Length > 0 ? " " + suffix : "")}, {given}{(middle.Length > 0 ? " " + middle : "")}") };
        return record with
        {
            GivenName = text(given),
            MiddleName = shape == SourceShape.Crm && middle.Length > 0 && !options.Omit.Contains(AttributeKind.MiddleName) ? text(middle) : null,
            FamilyName = text(shape == SourceShape.Shop && suffix.Length > 0 ? $"{family} {suffix}" : family),
            NameSuffix = shape == SourceShape.Crm && suffix.Length > 0 ? suffix : null,
        };
    }

    private GeneratedRecord WithAddress(GeneratedRecord record, SourceShape shape, Func<string, string> text, HomeAddress address, CountryLists country, double care)
    {
        var hasAddress = !options.Omit.Contains(AttributeKind.Street) && !random.Chance(options.Missing * care * 0.8);
        var street = text(Damaged(AddressFormat.Street(address, country.Code, abbreviate: random.Chance(0.5)), care * 0.7));
        var house = random.Chance(options.Typos * care * 0.4) ? _distortion.Typo(address.House) : address.House;
        var city = text(Damaged(address.City.Name, care * 0.6));
        var postcode = random.Chance(options.Typos * care * 0.4) ? _distortion.Typo(address.Postcode) : address.Postcode;
        var unit = random.Chance(0.3) ? string.Empty : address.Unit;
        var hasCity = !options.Omit.Contains(AttributeKind.City) && (hasAddress || options.Omit.Contains(AttributeKind.Street)) && !random.Chance(options.Missing * 0.3);
        var hasPostcode = !options.Omit.Contains(AttributeKind.Postcode) && hasAddress && !random.Chance(options.Missing * 0.4);
        switch (shape)
        {
            case SourceShape.Marketing:
                return record with { City = hasCity ? city : null };
            case SourceShape.Loyalty:
                return record with { City = hasCity && options.Omit.Contains(AttributeKind.Postcode) ? city : null, Postcode = hasPostcode ? postcode : null };
            case SourceShape.Service when hasAddress:
                return record with { AddressLine = text(AddressFormat.Whole(house, street, unit, city, address.City.State, postcode, country.Code)), Country = null };
            case SourceShape.Shop:
                return record with
                {
                    AddressLine = hasAddress ? AddressFormat.Line(house, street, unit, country.Code) : null,
                    City = hasCity ? city : null,
                    State = hasAddress && address.City.State.Length > 0 ? address.City.State : null,
                    Postcode = hasPostcode ? postcode : null,
                };
            case SourceShape.Crm:
                return record with
                {
                    HouseNumber = hasAddress ? house : null,
                    Street = hasAddress ? street : null,
                    Unit = hasAddress && unit.Length > 0 ? unit : null,
                    City = hasCity ? city : null,
                    State = hasAddress && address.City.State.Length > 0 ? address.City.State : null,
                    Postcode = hasPostcode ? postcode : null,
                };
            default:
                return record;
        }
    }

    private bool Kept(AttributeKind kind, double share, double care) => !options.Omit.Contains(kind) && random.Chance(share * (1 - options.Missing * care));

    private string Sex(Person person, CountryLists country)
    {
        var isFemale = random.Chance(0.003) ? !person.IsFemale : person.IsFemale;
        return country.Code == "DE" ? (isFemale ? "w" : "m") : random.Chance(0.7) ? (isFemale ? "F" : "M") : isFemale ? "Female" : "Male";
    }

    private string BirthDate(Person person, CountryLists country, SourceShape shape, double care)
    {
        var date = person.Born;
        if (random.Chance(options.Placeholders))
            return "1900-01-01";
        if (random.Chance(options.BirthDateErrors * care))
        {
            date = random.Next(4) switch
            {
                0 when date.Day <= 12 => new(date.Year, date.Day, date.Month),
                1 => new(date.Year, 1, 1),
                2 => date.AddDays(random.Between(-9, 9)),
                _ => new(date.Year - date.Year % 10 + random.Next(10), date.Month, Math.Min(date.Day, 28)),
            };
        }

        var format = shape == SourceShape.Service ? country.Code switch { "US" => "MM/dd/yyyy", "DE" => "dd.MM.yyyy", _ => "dd/MM/yyyy" } : "yyyy-MM-dd";
        return date.ToString(format, CultureInfo.InvariantCulture);
    }

    private string Email(Person person, double care)
    {
        if (random.Chance(options.Placeholders))
            return random.Pick(JunkEmails);
        var email = random.Pick(person.Emails);
        if (random.Chance(options.Typos * care * 0.4))
            email = _distortion.Typo(email);
        return random.Chance(0.05) ? email.ToUpperInvariant() : email;
    }

    private string Phone(Person person, CountryLists country, double care)
    {
        if (random.Chance(options.Placeholders))
            return random.Pick(JunkPhones);
        var digits = random.Pick(person.Phones);
        if (random.Chance(options.Typos * care * 0.3))
            digits = _distortion.Typo(digits);
        return PhoneFormat.Write(digits, country.Code, random.Next(5));
    }

    private string Damaged(string text, double care)
    {
        if (random.Chance(options.Typos * care))
            text = _distortion.Typo(text);
        return random.Chance(options.Scanning * care) ? _distortion.Scan(text) : text;
    }

    private Func<string, string> Casing(SourceShape shape) => random.Next(20) switch
    {
        < 3 when shape is SourceShape.Service or SourceShape.Crm => static text => text.ToUpperInvariant(),
#pragma warning disable CA1308 // lower case is what some people type
        < 2 when shape is SourceShape.Shop or SourceShape.Marketing => static text => text.ToLowerInvariant(),
#pragma warning restore CA1308
        _ => static text => text,
    };

    private static string Capital(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];
}
