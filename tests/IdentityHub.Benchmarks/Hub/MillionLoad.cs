using System.Diagnostics;
using IdentityHub.Client;
using IdentityHub.EndToEnd.Hubs;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>Reads among a million parties: each asks for another one, so that the node's cache of half a second helps nobody.</summary>
internal sealed class MillionLoad(IdentityHubClient client, MillionParties people, LoadRun run, LoadOptions options)
{
    public async Task<IReadOnlyList<LoadFigures>> RunAsync()
    {
        var figures = new List<LoadFigures>();
        var parties = new List<string>();
        for (var i = 0; i < 100; i++)
        {
            var found = await client.Identities.BatchLookupAsync(new BatchLookupRequest { Keys = { Enumerable.Range(0, 100).Select(_ => Key()) } });
            parties.AddRange(found.Results.Select(result => result.Gpid).Where(gpid => gpid.Length > 0));
        }
        foreach (var workers in new[] { 2, options.Workers })
        {
            figures.Add(await run.MeasureAsync($"Lookup among the million, {workers} callers", workers, options.Time,
                async _ => await client.Identities.LookupAsync(new LookupRequest { Key = Key() })));
            figures.Add(await run.MeasureAsync($"Get among the million, {workers} callers", workers, options.Time,
                async _ => await client.Parties.GetAsync(new GetRequest { Gpid = parties[Random.Shared.Next(parties.Count)] })));
        }
        var queries = MillionParties.Queries(2000);
        figures.Add(await run.MeasureAsync("Search among the million, 2 callers", 2, options.Time,
            async _ => await client.Parties.SearchAsync(new SearchRequest { Query = queries[Random.Shared.Next(queries.Count)], PageSize = 20 })));
        foreach (var subject in new[] { ExportSubject.Profiles, ExportSubject.Crosswalk, ExportSubject.RecordVersions, ExportSubject.Links })
            figures.Add(await ExportAsync(subject));
        return figures;
    }

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

    private SourceKey Key() => new() { System = HubInProcess.Source, Key = people.RandomKey() };
}
