using IdentityHub.EndToEnd.Hubs;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>Made-up records: every fourth is about a person who was there before, so that intake resolves and doesn't only insert.</summary>
internal sealed class People
{
    private static readonly string[] Given = ["Ada", "Grace", "Alan", "Edsger", "Barbara", "Donald", "Frances", "Ken", "Margaret", "Niklaus"];
    private static readonly string[] Family = ["Lovelace", "Hopper", "Turing", "Dijkstra", "Liskov", "Knuth", "Allen", "Thompson", "Hamilton", "Wirth"];
    private long number;

    public long Count => Volatile.Read(ref number);

    public SourceKey Key(long number) => new() { System = HubInProcess.Source, Key = $"L{number}" };

    public SourceRecord Next()
    {
        var next = Interlocked.Increment(ref number);
        var person = next % 4 == 0 ? next / 4 : next;
        var (given, family) = (Given[person % 10], Family[person / 10 % 10]);
        return new SourceRecord
        {
            Key = Key(next),
            Attributes = new Attributes
            {
                Name = new PersonName { Given = given, Family = $"{family}-{person / 100:x}" },
                BirthDate = new Date { Year = 1940 + (int)(person % 60), Month = 1 + (int)(person % 12), Day = 1 + (int)(person % 28) },
                Language = "en",
                Emails = { new EmailAddress { Value = $"{given}.{family}.{person}@example.com", Verified = true } },
                Phones = { new PhoneNumber { Value = $"+4930{1000000 + person}", Type = "mobile" } },
                Addresses = { new PostalAddress { Line1 = $"{1 + person % 200} Main Street", City = "Springfield", Postcode = $"{10000 + person % 90000}", Country = "US" } },
            },
        };
    }
}
