using System.Diagnostics;
using IdentityHub.Client;
using IdentityHub.EndToEnd.Hubs;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Consent.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>Reads among a million parties: of anyone, so that the node's cache of half a second helps nobody, and of a few who are asked for all the time.</summary>
internal sealed class MillionLoad(IdentityHubClient client, RawLoad raw, MillionParties people, LoadRun run, LoadOptions options)
{
    private const int Asked = 200_000;
    private const int Few = 2000;
    private const int Speaking = 50_000;
    private const string Lookup = "/identityhub.identity.v1.IdentityService/Lookup";
    private const string Get = "/identityhub.party.v1.PartyService/Get";
    private const string Decide = "/identityhub.consent.v1.ConsentService/Decide";

    private readonly Dictionary<string, string> gpids = new(StringComparer.Ordinal);

    public static IReadOnlyList<string> Parts { get; } = ["million", "lookup", "get", "decide", "fresh", "search", "export"];

    public async Task RunAsync()
    {
        string[] anyone = [.. Enumerable.Range(0, Asked).Select(_ => people.RandomKey())];
        string[] few = [.. Enumerable.Range(0, Few).Select(MillionParties.Key)];
        if (options.Includes("million", "lookup"))
        {
            await raw.MeasureAsync("Lookup, anyone of the million", Lookup, [.. anyone.Select(key => new LookupRequest { Key = Key(key) })], options);
            await raw.MeasureAsync("Lookup, one of 2,000", Lookup, [.. few.Select(key => new LookupRequest { Key = Key(key) })], options);
        }
        if (options.Includes("million", "get"))
        {
            await FindAsync(anyone.Concat(few));
            await raw.MeasureAsync("Get, anyone of the million", Get, [.. anyone.Select(key => new GetRequest { Gpid = gpids[key] })], options);
            await raw.MeasureAsync("Get, one of 2,000", Get, [.. few.Select(key => new GetRequest { Gpid = gpids[key] })], options);
        }
        if (options.Includes("million", "fresh"))
        {
            var full = new Consistency { FullyConsistent = true };
            await FindAsync(few);
            await raw.MeasureAsync("Get, one of 2,000, fully consistent", Get, [.. few.Select(key => new GetRequest { Gpid = gpids[key], Consistency = full })], options);
        }
        if (options.Includes("million", "decide"))
        {
            string[] halfSpoke = [.. anyone.Select((key, i) => i % 2 == 0 ? key : MillionParties.Key(Random.Shared.Next(Speaking)))];
            await FindAsync(halfSpoke.Concat(few));
            await SpeakAsync();
            await raw.MeasureAsync("Decide, anyone, half of whom spoke", Decide, [.. halfSpoke.Select(key => new DecideRequest { Question = Question(key) })], options);
            await raw.MeasureAsync("Decide, one of 2,000 who spoke", Decide, [.. few.Select(key => new DecideRequest { Question = Question(key) })], options);
        }
        if (options.Includes("million", "search"))
        {
            await SearchAsync("Search among the million, 2 callers", MillionParties.Queries(2000));
            await SearchAsync("Search by beginnings of words, 2 callers", MillionParties.ShortQueries(2000));
        }
        if (options.Includes("million", "export"))
        {
            foreach (var subject in new[] { ExportSubject.Profiles, ExportSubject.Crosswalk, ExportSubject.RecordVersions, ExportSubject.Links })
                LoadRun.Tell(await ExportAsync(subject));
        }
    }

    private async Task FindAsync(IEnumerable<string> keys)
    {
        foreach (var part in keys.Distinct().Where(key => !gpids.ContainsKey(key)).ToList().Chunk(500))
        {
            foreach (var found in (await client.Identities.BatchLookupAsync(new BatchLookupRequest { Keys = { part.Select(Key) } })).Results)
                gpids[found.Key.Key] = found.Gpid;
        }
    }

    /// <summary>The first of the million say something, unless they did in a run before.</summary>
    private async Task SpeakAsync()
    {
        var last = MillionParties.Key(Speaking - 1);
        await FindAsync([last]);
        if ((await client.Consents.DecideAsync(new DecideRequest { Question = Question(last) })).Decision.Reasons.Any(reason => reason.EventIds.Count > 0))
            return;
        foreach (var part in Enumerable.Range(0, Speaking).Chunk(100))
        {
            var request = new RecordRequest();
            request.Captures.AddRange(part.Select(i => new ConsentCapture
            {
                Subject = new ConsentSubject { SourceKey = Key(MillionParties.Key(i)) }, Purpose = "newsletter", Channel = Channel.Email,
                Action = i % 3 == 0 ? ConsentAction.Withdrawn : ConsentAction.Granted, ContactPoint = new ContactPoint { Kind = ContactPointKind.Email, Value = $"someone.{i}@example.com" },
            }));
            await client.Consents.RecordAsync(request);
        }
    }

    private async Task SearchAsync(string name, IReadOnlyList<string> queries) => LoadRun.Tell(await run.MeasureAsync(
        name, 2, options.Time, async _ => await client.Parties.SearchAsync(new SearchRequest { Query = queries[Random.Shared.Next(queries.Count)], PageSize = 20 })));

    private async Task<LoadFigures> ExportAsync(ExportSubject subject)
    {
        var (clock, count) = (Stopwatch.StartNew(), 0L);
        var processor = run.ProcessorTime;
        using var call = client.Parties.Export(new ExportRequest { Subject = subject }, deadline: DateTime.UtcNow.AddMinutes(10));
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            var message = call.ResponseStream.Current;
            count += message.Parties.Count + message.Keys.Count + message.Versions.Count + message.Links.Count;
        }
        return new LoadFigures($"Export, {subject}", count, clock.Elapsed, TimeSpan.Zero, TimeSpan.Zero, run.ProcessorTime - processor);
    }

    private DecisionQuestion Question(string key) => new() { Gpid = gpids[key], Purpose = "newsletter", Channel = Channel.Email };

    private static SourceKey Key(string key) => new() { System = HubInProcess.Source, Key = key };
}
