using System.Globalization;

namespace IdentityHub.Matching.Generation;

/// <summary>Makes up households: who lives together, related how, with which addresses, telephones and e-mail addresses.</summary>
internal sealed class HouseholdMaker(GeneratorOptions options, SeededRandom random)
{
    private static readonly string[] Domains =
        ["gmail.com", "gmail.com", "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "aol.com", "proton.me", "example.org"];

    private readonly WeightedChoice<string> _countries = new(options.Countries);
    private readonly WeightedChoice<int> _sizes = new([.. options.HouseholdSizes.Select((weight, i) => (i + 1, weight))]);
    private int _persons;

    public (CountryLists Country, List<Person> People) Next()
    {
        var country = CountryLists.Of(_countries.Pick(random));
        var size = _sizes.Pick(random);
        var home = Address(country);
        var family = country.FamilyName(random);
        var people = new List<Person>(size);
        var landline = random.Chance(options.SharedPhones) ? Phone(country, home.City, isMobile: false) : null;
        string? sharedEmail = random.Chance(options.SharedEmails) ? $"{Ascii(family)}.family{(random.Chance(0.5) ? random.Between(1, 99).ToString(CultureInfo.InvariantCulture) : "")}@{random.Pick(Domains)}" : null;
        for (var i = 0; i < size; i++)
            people.Add(Member(country, people, i, home, family, landline, sharedEmail));
        return (country, people);
    }

    private Person Member(CountryLists country, List<Person> people, int index, HomeAddress home, string family, string? landline, string? sharedEmail)
    {
        var isFemale = index == 1 && people[0] is { IsFemale: false } && random.Chance(0.9) || (index != 1 && random.Chance(0.5));
        var born = index switch
        {
            0 => Date(1940, 2000),
            1 => Clamp(people[0].Born.AddDays(random.Between(-2500, 2500))),
            _ => Clamp(people[0].Born.AddYears(random.Between(20, 38)).AddDays(random.Between(-180, 180))),
        };
        var twin = index >= 3 && random.Chance(options.Twins * 3);
        var junior = index >= 2 && !isFemale && !twin && people[0] is { IsFemale: false, Suffix.Length: 0 } && random.Chance(options.Juniors);
        var given = junior ? people[0].Given : Given(country, isFemale);
        if (junior)
            people[0].Suffix = "Sr";
        if (twin)
            born = people[index - 1].Born;
        var own = index == 0 || random.Chance(0.85) ? family : country.FamilyName(random);
        if (country.Code == "ES")
            own = $"{own} {country.FamilyName(random)}";
        var person = new Person
        {
            Id = _persons++,
            IsFemale = isFemale,
            Given = given,
            Middle = random.Chance(0.6) ? Given(country, isFemale) : string.Empty,
            Family = own,
            FormerFamily = isFemale && born.Year < 2000 && random.Chance(options.Marriages) ? country.FamilyName(random) : string.Empty,
            Suffix = junior ? "Jr" : string.Empty,
            Born = born,
            Addresses = random.Chance(options.Moves) ? [home, Address(country)] : [home],
            Phones = [.. Phones(country, home, landline)],
            Emails = [.. Emails(given, own, born.Year, sharedEmail)],
            NationalId = NationalIds.Make(country.Code, born, random),
        };
        return person;
    }

    private string Given(CountryLists country, bool isFemale) => (isFemale ? country.Female : country.Male).Pick(random);

    private IEnumerable<string> Phones(CountryLists country, HomeAddress home, string? landline)
    {
        yield return Phone(country, home.City, isMobile: true);
        if (random.Chance(0.2))
            yield return Phone(country, home.City, isMobile: true);
        if (landline is not null)
            yield return landline;
    }

    private IEnumerable<string> Emails(string given, string family, int year, string? shared)
    {
        var count = random.Chance(0.3) ? 2 : 1;
        for (var i = 0; i < count; i++)
            yield return Email(Ascii(given), Ascii(family), year);
        if (shared is not null)
            yield return shared;
    }

    private string Email(string given, string family, int year)
    {
        var number = random.Between(1, 999);
        var local = random.Next(6) switch
        {
            0 => $"{given}.{family}",
            1 => $"{given[0]}{family}{year % 100:D2}",
            2 => $"{given}{number}",
            3 => $"{family}{given[0]}{number}",
            4 => $"{given}_{family}{year}",
            _ => $"{given}{family}{number % 100}",
        };
        return $"{local}@{random.Pick(Domains)}";
    }

    /// <summary>National digits with the trunk prefix, as people dial them.</summary>
    private string Phone(CountryLists country, City city, bool isMobile) => country.Code switch
    {
        "GB" => isMobile ? $"07{Digits(9)}" : $"0{city.AreaCode}{Digits(10 - city.AreaCode.Length)}",
        "DE" => isMobile ? $"01{random.Pick(["51", "60", "70", "71", "72", "76"])}{Digits(8)}" : $"0{city.AreaCode}{Digits(7)}",
        "FR" => isMobile ? $"06{Digits(8)}" : $"0{city.AreaCode}{Digits(8)}",
        "ES" => isMobile ? $"6{Digits(8)}" : $"{city.AreaCode}{Digits(9 - city.AreaCode.Length)}",
        "IT" => isMobile ? $"3{random.Between(20, 99)}{Digits(7)}" : $"{city.AreaCode}{Digits(7)}",
        _ => $"{(isMobile && random.Chance(0.3) ? random.Between(201, 989).ToString(CultureInfo.InvariantCulture) : city.AreaCode)}{random.Between(200, 999)}{Digits(4)}",
    };

    private HomeAddress Address(CountryLists country)
    {
        var city = country.Cities[(int)(random.Next() * random.Next() * country.Cities.Count)];
        var postcode = country.Code == "GB"
            ? $"{city.PostcodeStart}{random.Between(1, 19)} {random.Between(1, 9)}{Letter()}{Letter()}"
            : city.PostcodeStart + Digits(5 - city.PostcodeStart.Length);
        var house = ((int)Math.Pow(10, random.Next() * (country.Code == "US" ? 3.9 : 2.3))).ToString(CultureInfo.InvariantCulture);
        return new(house, country.Streets.Pick(random), random.Pick(country.StreetTypes), random.Chance(0.2) ? random.Between(1, 420).ToString(CultureInfo.InvariantCulture) : "", city, postcode);
    }

    private char Letter() => "ABDEFGHJLNPQRSTUWXYZ"[random.Next(20)];

    private string Digits(int count) => string.Create(count, random, static (target, numbers) =>
    {
        foreach (ref var c in target)
            c = (char)('0' + numbers.Next(10));
    });

    private DateOnly Date(int from, int to) => new DateOnly(from, 1, 1).AddDays(random.Next((to - from + 1) * 365));

    private static DateOnly Clamp(DateOnly date) => date.Year < 1925 ? new(1925, 1, 1) : date.Year > 2012 ? new DateOnly(2012, 1, 1).AddDays(date.DayOfYear) : date;

    private static string Ascii(string name) => Normalisation.FoldedText.Words(name).Replace(" ", string.Empty, StringComparison.Ordinal);
}
