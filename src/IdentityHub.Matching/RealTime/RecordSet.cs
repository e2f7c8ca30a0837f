using IdentityHub.Matching.Clustering;
using IdentityHub.Matching.Records;
using IdentityHub.Matching.Scoring;

namespace IdentityHub.Matching.RealTime;

/// <summary>
/// A few records, read once, whose pairs are then scored, explained and partitioned as often as needed. What comes out is the same as in a run over a whole
/// table with the same model. Not for several threads at once.
/// </summary>
public sealed class RecordSet
{
    private readonly Features.FeatureTable _table;
    private readonly CompiledModel _model;
    private readonly ValueShares _shares;
    private readonly ModelWeights _weights;
    private readonly PairScorer _scorer;
    private readonly ulong[] _ranks;
    private readonly ResolveOptions _options;
    private Blocking.RecordKeys? _keys;
    private PairExplainer? _explainer;

    internal RecordSet(Features.FeatureTable table, CompiledModel model, ResolveOptions options)
    {
        _table = table;
        _model = model;
        _options = options;
        _shares = new(table, model);
        _weights = table.Layout.ExtraNames.Count == 0 ? model.Weights : new(model.Model, table.Layout.ExtraNames);
        _scorer = new(table, _shares, _weights, options);
        _ranks = new ulong[table.Count];
        for (var i = 0; i < _ranks.Length; i++)
            _ranks[i] = table.Records.RankOf(i);
        Threshold = ResolutionRun.WeightOf(options.Threshold ?? model.Model.UpperThreshold);
    }

    private RecordSet(RecordSet other)
    {
        (_table, _model, _shares, _weights, _ranks, _options, _keys) = (other._table, other._model, other._shares, other._weights, other._ranks, other._options, other._keys);
        _scorer = new(_table, _shares, _weights, _options);
        Threshold = other.Threshold;
    }

    /// <summary>The same records for another thread; nothing is read again.</summary>
    public RecordSet Twin() => new(this);

    /// <summary>Number of records.</summary>
    public int Count => _table.Count;

    internal Features.FeatureTable Table => _table;

    internal float Threshold { get; }

    /// <summary>The keys of a record: two records are candidates exactly when they share one. Each is 64 bits and the same on every machine.</summary>
    public IReadOnlyList<ulong> KeysOf(int record)
    {
        var found = new List<ulong>();
        KeysOf(record, found);
        return [.. found.Distinct()];
    }

    /// <summary>The same, added to a list, in which a key may come to stand several times.</summary>
    public void KeysOf(int record, List<ulong> into)
    {
        var keys = _keys ??= new Blocking.RecordKeys(_table, _shares, _model.Model.Blocking.Rules);
        Span<ulong> made = stackalloc ulong[Blocking.RecordKeys.MaxWidth];
        foreach (var rule in keys.Rules)
        {
            for (var value = 0; value < rule.Values; value++)
            {
                keys.Fill(record, rule, value, _model.Oversized, made[..rule.Width]);
                foreach (var key in made[..rule.Width])
                {
                    if (key != 0)
                        into.Add(key);
                }
            }
        }
    }

    /// <summary>Scores a pair.</summary>
    public PairScore Score(int left, int right)
    {
        var evidence = _scorer.Evidence(left, right);
        var probability = ResolutionRun.ProbabilityOf(evidence.Weight);
        var verdict = evidence.IsVeto ? PairVerdict.Veto
            : evidence.Weight >= Threshold ? PairVerdict.Link
            : probability >= _model.Model.LowerThreshold ? PairVerdict.Review
            : PairVerdict.Apart;
        return new(evidence.Weight, probability, verdict);
    }

    /// <summary>Explains a pair line by line.</summary>
    public PairExplanation Explain(int left, int right) => (_explainer ??= new(_table, _shares, _weights, _model.Model)).Explain(left, right);

    /// <summary>Divides the records, which are one component, into parties: a pure function of the records, the pins and the model.</summary>
    /// <param name="pins">Stewards' words on pairs of these records.</param>
    public ComponentPartition Partition(IReadOnlyList<StewardPin>? pins = null)
    {
        var words = (pins ?? []).ToDictionary(pin => (Math.Min(pin.Left, pin.Right), Math.Max(pin.Left, pin.Right)), pin => pin.Together);
        return ComponentPartitioner.Partition(
            _ranks,
            (left, right) => words.TryGetValue((Math.Min(left, right), Math.Max(left, right)), out var together)
                ? new(together ? PairScorer.Certain : -PairScorer.Certain, IsVeto: !together, IsPinned: together)
                : _scorer.Evidence(left, right),
            Threshold);
    }
}
