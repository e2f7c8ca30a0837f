using Google.Protobuf;
using IdentityHub.Client;
using IdentityHub.Protos.Consent.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>How fast downstream systems are answered: lookups, profiles, decisions.</summary>
internal sealed class ReadLoad(IdentityHubClient client, RawLoad raw, People people, LoadOptions options)
{
    private readonly List<string> parties = [];

    /// <summary>Finds the parties to ask about, and gives every other one a consent.</summary>
    public async Task PrepareAsync(int count)
    {
        count = (int)Math.Min(count, people.Count);
        foreach (var part in Enumerable.Range(1, count).Chunk(100))
        {
            var found = await client.Identities.BatchLookupAsync(new BatchLookupRequest { Keys = { part.Select(i => people.Key(i)) } });
            parties.AddRange(found.Results.Select(r => r.Gpid).Where(gpid => gpid.Length > 0));
        }
        foreach (var part in Enumerable.Range(1, count).Where(i => i % 2 == 0).Chunk(100))
        {
            var request = new RecordRequest();
            request.Captures.AddRange(part.Select(i => new ConsentCapture
            {
                Subject = new ConsentSubject { SourceKey = people.Key(i) }, Purpose = "newsletter", Channel = Channel.Email,
                Action = i % 6 == 0 ? ConsentAction.Withdrawn : ConsentAction.Granted, ContactPoint = Address(i),
            }));
            await client.Consents.RecordAsync(request);
        }
    }

    public async Task RunAsync(LoadRun run)
    {
        await raw.MeasureAsync("IdentityService.Lookup", "/identityhub.identity.v1.IdentityService/Lookup", Each(_ => new LookupRequest { Key = people.Key(Random.Shared.Next(1, parties.Count)) }), options);
        await raw.MeasureAsync("PartyService.Get", "/identityhub.party.v1.PartyService/Get", Each(_ => new GetRequest { Gpid = Party() }), options);
        await raw.MeasureAsync("ConsentService.Decide", "/identityhub.consent.v1.ConsentService/Decide", Each(_ => new DecideRequest { Question = Question() }), options);
        // The same as other systems call: with the client library, whose own cost is the larger part on a machine that both share.
        LoadRun.Tell(await run.MeasureAsync($"PartyService.Get by the .NET client, {options.Workers} callers", options.Workers, options.Time,
            async _ => await client.Parties.GetAsync(new GetRequest { Gpid = Party() })));
        var batches = await run.MeasureAsync("ConsentService.BatchDecide of 100, 2 callers", 2, options.Time, async _ =>
        {
            var request = new BatchDecideRequest();
            for (var i = 0; i < 100; i++)
                request.Questions.Add(Question());
            await client.Consents.BatchDecideAsync(request);
        });
        LoadRun.Tell(batches);
        LoadRun.Tell(batches with { Name = "  the same, questions", Count = batches.Count * 100 });
    }

    private static IReadOnlyList<IMessage> Each(Func<int, IMessage> message) => [.. Enumerable.Range(0, 4000).Select(message)];

    private string Party() => parties[Random.Shared.Next(parties.Count)];

    private DecisionQuestion Question() => new() { Gpid = Party(), Purpose = "newsletter", Channel = Channel.Email };

    private static ContactPoint Address(int number) => new() { Kind = ContactPointKind.Email, Value = $"someone.{number}@example.com" };
}
