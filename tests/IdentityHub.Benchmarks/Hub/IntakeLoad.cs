using System.Diagnostics;
using IdentityHub.Client;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>How many records a second the hub takes in: one by one, and over streams with group commit.</summary>
internal sealed class IntakeLoad(IdentityHubClient client, People people, LoadRun run, LoadOptions options)
{
    /// <summary>How many records of one stream are under way at once.</summary>
    private const int Window = 256;

    public Task<LoadFigures> UnaryAsync() => run.MeasureAsync(
        $"SourceRecordService.Upsert, {options.Workers} callers", options.Workers, options.Time,
        async _ => await client.Records.UpsertAsync(new UpsertRequest { RequestId = Guid.NewGuid().ToString("N"), Record = people.Next() }));

    public Task<LoadFigures> StreamAsync()
    {
        const int streams = 4;
        return run.MeasureAsync($"SourceRecordService.StreamUpsert, {streams} streams", options.Time, time => RunStreamsAsync(streams, time));
    }

    private async Task<List<long>> RunStreamsAsync(int streams, TimeSpan time) =>
        [.. (await Task.WhenAll(Enumerable.Range(0, streams).Select(_ => Task.Run(() => StreamAsync(time))))).SelectMany(own => own)];

    private async Task<List<long>> StreamAsync(TimeSpan time)
    {
        var latencies = new List<long>();
        using var window = new SemaphoreSlim(Window);
        await foreach (var answer in client.UpsertManyAsync(Records()))
        {
            window.Release();
            if (answer.ResultCase != StreamUpsertResponse.ResultOneofCase.Receipt)
                throw new InvalidOperationException($"Refused: {answer.Problem}");
            latencies.Add(Stopwatch.GetTimestamp() - long.Parse(answer.CorrelationId, null));
        }
        return latencies;

        async IAsyncEnumerable<StreamUpsertRequest> Records()
        {
            for (var clock = Stopwatch.StartNew(); clock.Elapsed < time;)
            {
                await window.WaitAsync();
                yield return new StreamUpsertRequest
                {
                    CorrelationId = Stopwatch.GetTimestamp().ToString(null, null), RequestId = Guid.NewGuid().ToString("N"), Record = people.Next(),
                };
            }
        }
    }
}
