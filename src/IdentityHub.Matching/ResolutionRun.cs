using System.Collections.Concurrent;
using System.Diagnostics;
using IdentityHub.Matching.Blocking;
using IdentityHub.Matching.Clustering;
using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;
using IdentityHub.Matching.Scoring;
using IdentityHub.Matching.Training;

namespace IdentityHub.Matching;

/// <summary>One run over a table, phase by phase.</summary>
internal sealed class ResolutionRun
{
    private readonly ResolveOptions _options;
    private readonly IProgress<MatchProgress>? _progress;
    private readonly ParallelOptions _parallel;
    private readonly List<string> _notes = [];
    private double _normalise, _train, _score;

    public ResolutionRun(RecordTable table, MatchModel? model, ResolveOptions options, IProgress<MatchProgress>? progress, CancellationToken cancellation)
    {
        _options = options;
        _progress = progress;
        _parallel = new() { MaxDegreeOfParallelism = options.Threads > 0 ? options.Threads : Environment.ProcessorCount, CancellationToken = cancellation };
        var watch = Stopwatch.StartNew();
        Report(MatchPhase.Normalise, 0);
        Table = FeatureTableBuilder.Build(table, model?.DateOrder ?? ColumnReader.OrderOf(table), _parallel.MaxDegreeOfParallelism, cancellation);
        LargeTables.Sweep(Table.Count);
        _normalise = Seconds(watch);
        if (model is null)
        {
            Report(MatchPhase.Train, 0);
            var training = ModelTrainer.Train(Table, new TrainingOptions(), _parallel, out var index);
            Index = index;
            model = training.Model;
            _notes.AddRange(training.Notes);
            LargeTables.Sweep(Table.Count);
            _train = Seconds(watch);
        }

        Model = model;
        var compiled = new CompiledModel(model);
        Shares = new(Table, compiled, _parallel);
        Weights = new(model, Table.Layout.ExtraNames);
        Score(compiled, watch);
    }

    public FeatureTable Table { get; }

    public MatchModel Model { get; }

    public ValueShares Shares { get; }

    public ModelWeights Weights { get; }

    public CandidateIndex Index { get; private set; } = null!;

    public List<ScoredLink> Links { get; } = [];

    public long CandidatePairs { get; private set; }

    public double Threshold => _options.Threshold ?? Model.UpperThreshold;

    public Resolution Resolve()
    {
        var watch = Stopwatch.StartNew();
        Report(MatchPhase.Cluster, 0);
        var threshold = WeightOf(Threshold);
        var (partyOf, review) = Partition(Threshold);
        var probability = new float[Table.Count];
        foreach (var link in Links)
        {
            if (partyOf[link.Left] == partyOf[link.Right])
            {
                var p = (float)ProbabilityOf(link.Weight);
                probability[link.Left] = Math.Max(probability[link.Left], p);
                probability[link.Right] = Math.Max(probability[link.Right], p);
            }
            else if (link.Weight < threshold)
                review.Add(new(link.Left, link.Right, ProbabilityOf(link.Weight), ReviewReason.Unsure));
        }

        for (var i = 0; i < probability.Length; i++)
        {
            if (probability[i] == 0)
                probability[i] = 1;
        }

        review.Sort((x, y) => (y.Probability, Table.Records.RankOf(x.Left), Table.Records.RankOf(x.Right)).CompareTo((x.Probability, Table.Records.RankOf(y.Left), Table.Records.RankOf(y.Right))));
        Report(MatchPhase.Cluster, 1);
        return new(partyOf, probability, partyOf.Length == 0 ? 0 : partyOf.Max() + 1, review, Model, Threshold, CandidatePairs, new(_normalise, _train, _score, Seconds(watch)), _notes);
    }

    /// <summary>Lets go of the candidate keys, a quarter of the memory, once nobody asks for them any more.</summary>
    public void ReleaseKeys()
    {
        Index = null!;
        LargeTables.Sweep(Table.Count);
    }

    /// <summary>The parties at a threshold, given as a probability.</summary>
    public (int[] PartyOf, List<ReviewPair> Refused) Partition(double threshold) =>
        new TableClusterer(Table, Shares, Weights, _options).Cluster(Links, WeightOf(threshold), _parallel);

    public static double ProbabilityOf(double weight) => 1 / (1 + Math.Pow(2, -weight));

    public static float WeightOf(double probability) => (float)Math.Log2(probability / (1 - probability));

    private void Score(CompiledModel compiled, Stopwatch watch)
    {
        Report(MatchPhase.Score, 0);
        Index ??= CandidateIndex.Build(new RecordKeys(Table, new KeyPieces(Table, Shares, _parallel), Model.Blocking.Rules).Spread(_parallel), Table.Records, compiled.Oversized, _parallel);
        var lowest = WeightOf(Math.Min(Model.LowerThreshold, Threshold));
        var done = 0;
        var scorers = new ConcurrentBag<PairScorer>();
        SortBuffers.ForEach(Index.Lanes.Count, _parallel, (lane, buffers) =>
        {
            if (!scorers.TryTake(out var scorer))
                scorer = new(Table, Shares, Weights, _options);
            var links = new List<ScoredLink>();
            var collector = new LinkCollector(scorer, links, lowest);
            Index.Visit(lane, 1, buffers, ref collector);
            scorers.Add(scorer);
            lock (Links)
            {
                Links.AddRange(links);
                CandidatePairs += collector.Seen;
            }

            Report(MatchPhase.Score, Interlocked.Increment(ref done) / (double)Index.Lanes.Count);
        });
        _score = Seconds(watch);
    }

    private void Report(MatchPhase phase, double fraction) => _progress?.Report(new(phase, fraction));

    private static double Seconds(Stopwatch watch)
    {
        var seconds = watch.Elapsed.TotalSeconds;
        watch.Restart();
        return seconds;
    }
}
