using System.Globalization;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Records;

namespace IdentityHub.Demo.Seeding;

/// <summary>
/// Customers that nobody is: households with one address and one telephone, people known to one to five systems under slightly different data, double entries,
/// conflicting birth dates, and what they said about newsletters. The same ones every time.
/// </summary>
internal sealed class MadeUpCustomers
{
    private const int Seed = 1815;
    private static readonly DateTimeOffset Today = new(2026, 6, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly Random random = new(Seed);
    private readonly List<SourceRecordUpsert> records = [];
    private readonly List<ConsentCapture> consents = [];

    private MadeUpCustomers()
    {
    }

    /// <summary>Source records, in the order in which they arrive.</summary>
    public IReadOnlyList<SourceRecordUpsert> Records => records;

    /// <summary>What they said, oldest first.</summary>
    public IReadOnlyList<ConsentCapture> Consents => consents;

    /// <summary>At least so many records.</summary>
    public static MadeUpCustomers Make(int atLeast)
    {
        var made = new MadeUpCustomers();
        made.AddAda();
        for (var household = 1; made.records.Count < atLeast; household++)
            made.AddHousehold(household);
        made.consents.Sort((left, right) => Nullable.Compare(left.CapturedAt, right.CapturedAt));
        return made;
    }

    private void AddAda()
    {
        var ada = new MadeUpPerson("Ada", "Lovelace", new DateOnly(1985, 12, 10), "f", "ada@example.com", "+442079460018", "+442079460010",
            new PostalAddressValue { Line1 = "12 St James’s Square", City = "London", Postcode = "SW1Y 4JH", Country = "GB" }, "L-1815");
        foreach (var system in DemoSources.Delivering)
            AddRecord(ada, system, $"{system.ToUpperInvariant()}-1815", faulty: false);
    }

    private void AddHousehold(int number)
    {
        var family = Pick(MadeUpNames.Families);
        var (city, postcode, country, prefix) = Pick(MadeUpNames.Cities);
        var address = new PostalAddressValue
        {
            Line1 = $"{random.Next(1, 140)} {Pick(MadeUpNames.Streets)}",
            City = city,
            Postcode = postcode + random.Next(10, 99).ToString(CultureInfo.InvariantCulture),
            Country = country,
        };
        var landline = $"{prefix}{2_000_000 + number}";
        var size = random.Next(1, 5);
        for (var member = 0; member < size; member++)
        {
            var (given, sex) = Pick(MadeUpNames.Given);
            var id = number * 10 + member;
            var person = new MadeUpPerson(given, random.Next(8) == 0 ? Pick(MadeUpNames.Families) : family,
                new DateOnly(1940 + random.Next(66), random.Next(1, 13), random.Next(1, 29)), sex,
                $"{given}.{family}.{id}@example.{(random.Next(3) == 0 ? "org" : "net")}".ToLowerInvariant(),
                $"{prefix}{7_000_000 + id}", landline, address, $"L-{100_000 + id}");
            AddPerson(person, id);
        }
    }

    private void AddPerson(MadeUpPerson person, int id)
    {
        var systems = DemoSources.Delivering.Where(_ => random.Next(100) < 48).DefaultIfEmpty("shop").ToList();
        foreach (var system in systems)
        {
            AddRecord(person, system, $"{system[..2].ToUpperInvariant()}-{id}", faulty: random.Next(10) == 0);
            // Entered twice, the second time with less care.
            if (random.Next(20) == 0)
                AddRecord(person, system, $"{system[..2].ToUpperInvariant()}-{id}-B", faulty: true);
        }
    }

    private void AddRecord(MadeUpPerson person, string system, string key, bool faulty)
    {
        var source = new SourceKey(system, key);
        records.Add(new SourceRecordUpsert(source, person.AsSeenBy(system, faulty, random), Today.AddDays(-random.Next(900)).AddMinutes(random.Next(1440))));
        if (system is "marketing" or "crm" or "shop")
            AddConsents(source, system);
    }

    private void AddConsents(SourceKey source, string system)
    {
        var roll = random.Next(100);
        if (roll < 55)
            AddConsent(source, DemoPurposes.Newsletter, Channel.Email, roll < 42 ? ConsentAction.Granted : ConsentAction.Denied, system);
        if (roll is > 30 and < 45)
            AddConsent(source, DemoPurposes.Recommendations, Channel.Web, ConsentAction.Granted, system);
        if (roll is > 50 and < 62)
            AddConsent(source, DemoPurposes.Newsletter, Channel.Sms, ConsentAction.Withdrawn, system);
    }

    private void AddConsent(SourceKey source, PurposeId purpose, Channel channel, ConsentAction action, string system) =>
        consents.Add(new ConsentCapture(new ConsentSubject.OfSourceKey(source), purpose, channel, null, action)
        {
            CapturedAt = Today.AddDays(-random.Next(700)).AddSeconds(random.Next(86_400)),
            CollectionPoint = system,
            Method = system == "crm" ? CaptureMethod.Agent : CaptureMethod.Import,
        });

    private T Pick<T>(IReadOnlyList<T> things) => things[random.Next(things.Count)];
}
