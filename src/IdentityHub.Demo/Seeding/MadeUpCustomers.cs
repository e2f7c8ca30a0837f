using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Records;
using IdentityHub.Matching.Generation;

namespace IdentityHub.Demo.Seeding;

/// <summary>Customers that nobody is, with their households, double entries and slips, and what they said about newsletters. The same ones every time.</summary>
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

    /// <summary>So many records, and Ada's.</summary>
    public static MadeUpCustomers Make(int count)
    {
        var made = new MadeUpCustomers();
        made.records.AddRange(AdasRecords.All);
        foreach (var generated in new CustomerGenerator(new GeneratorOptions { Seed = Seed }).Take(count))
            made.Add(generated);
        made.consents.Sort((left, right) => Nullable.Compare(left.CapturedAt, right.CapturedAt));
        return made;
    }

    private void Add(GeneratedRecord generated)
    {
        var key = new SourceKey(generated.Source, $"{generated.Source.ToUpperInvariant()}-{generated.Id[1..]}");
        var record = new SourceRecordUpsert(key, generated.ToContent(), Today.AddDays(-random.Next(900)).AddMinutes(random.Next(1440)));
        // A slip may leave an address that is none: its system keeps it, a connector leaves it out.
        if (RecordRules.Check(record, Today).Count > 0)
            record = record with { Content = record.Content with { Emails = [], Phones = [] } };
        records.Add(record);
        if (generated.Source is not ("marketing" or "crm" or "shop"))
            return;
        var roll = random.Next(100);
        if (roll < 55)
            Say(key, DemoPurposes.Newsletter, Channel.Email, roll < 42 ? ConsentAction.Granted : ConsentAction.Denied);
        if (roll is > 30 and < 45)
            Say(key, DemoPurposes.Recommendations, Channel.Web, ConsentAction.Granted);
        if (roll is > 50 and < 62)
            Say(key, DemoPurposes.Newsletter, Channel.Sms, ConsentAction.Withdrawn);
    }

    private void Say(SourceKey key, PurposeId purpose, Channel channel, ConsentAction action) =>
        consents.Add(new ConsentCapture(new ConsentSubject.OfSourceKey(key), purpose, channel, null, action)
        {
            CapturedAt = Today.AddDays(-random.Next(700)).AddSeconds(random.Next(86_400)),
            CollectionPoint = key.System,
            Method = key.System == "crm" ? CaptureMethod.Agent : CaptureMethod.Import,
        });
}
