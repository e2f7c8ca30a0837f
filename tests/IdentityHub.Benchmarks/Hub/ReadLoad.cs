using IdentityHub.Client;
using IdentityHub.Protos.Consent.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>How fast downstream systems are answered: lookups, profiles, decisions.</summary>
internal sealed class ReadLoad(IdentityHubClient client, People people, LoadRun run, LoadOptions options)
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

    public async Task<IReadOnlyList<LoadFigures>> RunAsync()
    {
        var figures = new List<LoadFigures>();
        // At half load the answer's time tells what a caller waits; at full load the rate tells what the hub can do.
        foreach (var workers in new[] { 2, options.Workers })
        {
            figures.Add(await run.MeasureAsync($"IdentityService.Lookup, {workers} callers", workers, options.Time,
                async _ => await client.Identities.LookupAsync(new LookupRequest { Key = people.Key(Random.Shared.Next(1, parties.Count)) })));
            figures.Add(await run.MeasureAsync($"PartyService.Get, {workers} callers", workers, options.Time,
                async _ => await client.Parties.GetAsync(new GetRequest { Gpid = Party() })));
            figures.Add(await run.MeasureAsync($"ConsentService.Decide, {workers} callers", workers, options.Time,
                async _ => await client.Consents.DecideAsync(new DecideRequest { Question = Question() })));
        }
        var batches = await run.MeasureAsync("ConsentService.BatchDecide of 100, 2 callers", 2, options.Time, async _ =>
        {
            var request = new BatchDecideRequest();
            for (var i = 0; i < 100; i++)
                request.Questions.Add(Question());
            await client.Consents.BatchDecideAsync(request);
        });
        figures.Add(batches);
        figures.Add(batches with { Name = "  the same, questions", Count = batches.Count * 100 });
        return figures;
    }

    private string Party() => parties[Random.Shared.Next(parties.Count)];

    private DecisionQuestion Question() => new() { Gpid = Party(), Purpose = "newsletter", Channel = Channel.Email };

    private static ContactPoint Address(int number) => new() { Kind = ContactPointKind.Email, Value = $"someone.{number}@example.com" };
}
