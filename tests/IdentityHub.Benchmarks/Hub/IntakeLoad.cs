using System.Diagnostics;
using IdentityHub.Client;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.Benchmarks.Hub;

/// <summary>How many records a second the hub takes in: one by one, and over streams with group commit.</summary>
internal sealed class IntakeLoad(IdentityHubClient client, People people, LoadOptions options)
{
    /// <summary>How many records of one stream are under way at once.</summary>
    private const int Window = 256;

    public Task<LoadFigures> UnaryAsync() => LoadRun.MeasureAsync(
        $"SourceRecordService.Upsert, {options.Workers} callers", options.Workers, options.Time,
        async _ => await client.Records.UpsertAsync(new UpsertRequest { RequestId = Guid.NewGuid().ToString("N"), Record = people.Next() }));

    public async Task<LoadFigures> StreamAsync()
    {
        const int streams = 4;
        await RunStreamsAsync(streams, options.Time / 5);
        var clock = Stopwatch.StartNew();
        var latencies = await RunStreamsAsync(streams, options.Time);
        return LoadRun.Figures($"SourceRecordService.StreamUpsert, {streams} streams", latencies, clock.Elapsed);
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
