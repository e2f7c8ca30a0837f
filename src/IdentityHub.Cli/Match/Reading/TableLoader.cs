using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using IdentityHub.Matching.Records;

namespace IdentityHub.Cli.Match.Reading;

/// <summary>Reads files into one record table: one thread parses, others fill the columns, whichever is behind.</summary>
internal static class TableLoader
{
    /// <summary>More rows than this share with the wrong number of fields mean that the file was misread.</summary>
    private const double TooManyRagged = 0.2;

    private const int BatchesAhead = 8;

    /// <summary>The table, or the first thing that is wrong with a file.</summary>
    public static async Task<(LoadedTable? Table, FileProblem? Problem)> LoadAsync(
        IReadOnlyList<string> paths, ColumnOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var files = new List<(DelimitedFile File, ColumnPlan Plan)>();
        foreach (var path in paths)
        {
            var (dialect, problem) = DialectSniffer.Sniff(path);
            if (dialect is null)
                return (null, problem);
            var (plan, planProblem) = ColumnPlanner.Plan(path, dialect.Header, options);
            if (plan is null)
                return (null, planProblem);
            files.Add((new DelimitedFile(path, dialect), plan));
        }

        var target = new TableTarget(files.Count > 1);
        var warnings = new List<string>();
        for (var i = 0; i < files.Count; i++)
        {
            var (file, plan) = files[i];
            var share = new Share(progress, i, files.Count);
            var before = target.Count;
            if (await FillAsync(file, plan, target, share, cancellation).ConfigureAwait(false) is { } problem)
                return (null, problem);
            var rows = target.Count - before;
            if (rows == 0)
                return (null, new(file.Path, 2, "there is no row behind the column names."));
            if (file.Ragged.Count > 5 && file.Ragged.Count > rows * TooManyRagged)
                return (null, new(file.Path, 0, $"{file.Ragged.Describe(file.Path)![(file.Path.Length + 2)..]} The delimiter '{file.Dialect.Delimiter}' or a quote is probably misread."));
            if (file.Ragged.Describe(file.Path) is { } ragged)
                warnings.Add(ragged);
        }

        var (table, truth) = target.Build(warnings);
        return (new(table, truth, files, warnings, clock.Elapsed.TotalSeconds), null);
    }

    private static async Task<FileProblem?> FillAsync(DelimitedFile file, ColumnPlan plan, TableTarget target, Share progress, CancellationToken cancellation)
    {
        var fillers = target.Fillers(file, plan);
        var free = new ConcurrentQueue<DelimitedBatch>();
        using var slots = new SemaphoreSlim(BatchesAhead);
        var channels = fillers.Select(_ => Channel.CreateUnbounded<PendingBatch>(new() { SingleReader = true, SingleWriter = true })).ToArray();
        var workers = fillers.Select((filler, i) => Task.Run(() => DrainAsync(channels[i].Reader, filler, free, slots, cancellation), cancellation)).ToArray();
        try
        {
            await foreach (var (batch, fraction) in file.ReadAsync(() => free.TryDequeue(out var reused) ? reused : null, cancellation).ConfigureAwait(false))
            {
                await slots.WaitAsync(cancellation).ConfigureAwait(false);
                var pending = new PendingBatch(batch, channels.Length);
                foreach (var channel in channels)
                    channel.Writer.TryWrite(pending);
                progress.Report(fraction);
            }
        }
        finally
        {
            foreach (var channel in channels)
                channel.Writer.Complete();
        }

        await Task.WhenAll(workers).ConfigureAwait(false);
        return file.Problem;
    }

    private static async Task DrainAsync(
        ChannelReader<PendingBatch> batches, Action<DelimitedBatch> fill, ConcurrentQueue<DelimitedBatch> free, SemaphoreSlim slots, CancellationToken cancellation)
    {
        await foreach (var pending in batches.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            fill(pending.Batch);
            if (!pending.Finish())
                continue;
            free.Enqueue(pending.Batch);
            slots.Release();
        }
    }

    /// <summary>A batch that several threads read; the last one hands it back.</summary>
    private sealed class PendingBatch(DelimitedBatch batch, int readers)
    {
        private int _readers = readers;

        public DelimitedBatch Batch => batch;

        public bool Finish() => Interlocked.Decrement(ref _readers) == 0;
    }

    /// <summary>One file's share of the whole progress.</summary>
    private sealed record Share(IProgress<double>? Whole, int Index, int Count)
    {
        public void Report(double fraction) => Whole?.Report((Index + fraction) / Count);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Count}");
    }
}
