using System.Text.Json;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;

namespace IdentityHub.MasterData.Quality;

/// <summary>Measures the quality of the master data, in one pass over the records, and keeps the latest report: pages read it, and never wait for a million records.</summary>
public sealed class QualityMeasure(IQualityStore store, IUnitOfWork unitOfWork, TimeProvider time)
{
    private const int AtOnce = 5000;
    private const int HighestWeight = 30;

    /// <summary>The latest report; null before the first.</summary>
    public async Task<QualityReport?> LatestAsync(CancellationToken cancellation) =>
        await store.FindAsync(cancellation) is { } kept ? JsonSerializer.Deserialize(kept, MasterDataJson.Default.QualityReport) : null;

    /// <summary>Asks for a measurement in the background.</summary>
    public Task RequestAsync(CancellationToken cancellation) => unitOfWork.ExecuteAsync((work, _) =>
    {
        work.Enqueue(QualityNowJob.Request());
        return Task.FromResult(true);
    }, cancellation);

    /// <summary>Measures.</summary>
    public async Task<QualityReport> RunAsync(CancellationToken cancellation)
    {
        var (begun, now) = (time.GetTimestamp(), time.UtcNow());
        var sources = new SortedDictionary<string, SourceFold>(StringComparer.Ordinal);
        var rules = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var weights = new SortedDictionary<int, long>();
        var records = 0L;
        for (var after = 0L; await store.ReadRecordsAsync(after, AtOnce, cancellation) is { Count: > 0 } page; after = page[^1].Place)
        {
            foreach (var (_, record) in page)
            {
                if (!sources.TryGetValue(record.Key.System, out var fold))
                    sources.Add(record.Key.System, fold = new SourceFold(now));
                fold.Add(record);
                if (record.Deleted)
                    continue;
                records++;
                rules[record.Rule] = rules.GetValueOrDefault(record.Rule) + 1;
                if (record.Weight is { } weight)
                {
                    var bits = (int)Math.Clamp(Math.Floor(weight), -HighestWeight, HighestWeight);
                    weights[bits] = weights.GetValueOrDefault(bits) + 1;
                }
            }
        }
        var parties = await store.CountPartiesAsync(cancellation);
        var (standing, tasks, decisions) = await store.CountMatchesAsync(cancellation);
        var report = new QualityReport(
            now, time.GetElapsedTime(begun), [.. sources.Select(source => source.Value.Report(source.Key, parties.GetValueOrDefault(source.Key)))],
            new MatchQuality(records, standing, rules, weights, tasks, decisions));
        await unitOfWork.ExecuteAsync(async (_, token) =>
        {
            await store.SaveAsync(JsonSerializer.SerializeToUtf8Bytes(report, MasterDataJson.Default.QualityReport), token);
            return true;
        }, cancellation);
        return report;
    }
}
