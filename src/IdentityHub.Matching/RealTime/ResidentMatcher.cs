using IdentityHub.Matching.Blocking;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.RealTime;

/// <summary>
/// Records in memory that grow one by one, each resolved as it arrives: its keys find its candidates, its links join it to a component, and that component
/// is partitioned anew. The parties are those that a run over the same records at once would form. Not for several threads at once.
/// </summary>
public sealed class ResidentMatcher
{
    private readonly RecordMatcher _matcher;
    private readonly RecordTable? _first;
    private readonly ulong[] _firstKeys = [];
    private readonly List<SourceRecord> _added = [];
    private readonly Dictionary<uint, List<int>> _keys = [];
    private readonly LinkGraph _links = new();

    /// <summary>Starts empty.</summary>
    public ResidentMatcher(MatchModel model, ResolveOptions? options = null) => _matcher = new(model, options);

    /// <summary>Starts from a table that is resolved at once with the model.</summary>
    public ResidentMatcher(RecordTable table, MatchModel model, ResolveOptions? options = null)
        : this(model, options)
    {
        _first = table;
        var run = new ResolutionRun(table, model, options ?? new(), null, CancellationToken.None);
        _firstKeys = run.Index.AllKeys();
        var threshold = ResolutionRun.WeightOf(run.Threshold);
        foreach (var link in run.Links)
        {
            if (link.Weight >= threshold)
                _links.Add(link.Left, link.Right);
        }
    }

    /// <summary>Number of records.</summary>
    public int Count => (_first?.Count ?? 0) + _added.Count;

    /// <summary>Takes a record in and resolves the component that it touches.</summary>
    public ResidentComponent Add(SourceRecord record)
    {
        var alone = _matcher.Read([record]);
        var keys = alone.KeysOf(0);
        var candidates = Candidates(keys);
        var row = Count;
        _added.Add(record);
        foreach (var key in keys)
        {
            var half = (uint)(key >> 32);
            if (!_keys.TryGetValue(half, out var rows))
                _keys[half] = rows = [];
            rows.Add(row);
        }

        if (candidates.Count > 0)
        {
            var set = _matcher.Read([record, .. candidates.Select(RecordAt)]);
            for (var i = 0; i < candidates.Count; i++)
            {
                if (set.Score(0, i + 1).Verdict == Scoring.PairVerdict.Link)
                    _links.Add(row, candidates[i]);
            }
        }

        return ComponentOf(row, candidates.Count);
    }

    /// <summary>The parties of the component that a record lies in.</summary>
    public ResidentComponent ComponentOf(int row, int candidates = 0)
    {
        var rows = _links.ComponentOf(row);
        var records = rows.Select(RecordAt).ToArray();
        return new(rows, _matcher.Read(records).Partition(), candidates);
    }

    private List<int> Candidates(IReadOnlyList<ulong> keys)
    {
        var found = new SortedSet<int>();
        foreach (var key in keys)
        {
            var half = (uint)(key >> 32);
            for (var at = FirstOf(half); at < _firstKeys.Length && _firstKeys[at] >> 32 == half; at++)
                found.Add((int)(uint)_firstKeys[at]);
            if (_keys.TryGetValue(half, out var rows))
                found.UnionWith(rows);
        }

        return [.. found];
    }

    private int FirstOf(uint half)
    {
        var (low, high) = (0, _firstKeys.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _firstKeys[middle] >> 32 < half ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private SourceRecord RecordAt(int row)
    {
        var firsts = _first?.Count ?? 0;
        if (row >= firsts)
            return _added[row - firsts];
        var values = new List<AttributeValue>();
        foreach (var column in _first!.Columns)
        {
            if (column[row] is { } value)
                values.Add(new(column.Kind, value, IsScheme(column.Kind) ? column.Name : null));
        }

        return new(_first.Ids[row], _first.Source?[row], values);
    }

    private static bool IsScheme(AttributeKind kind) => kind is AttributeKind.NationalId or AttributeKind.RegistrationNumber or AttributeKind.Extra;
}
