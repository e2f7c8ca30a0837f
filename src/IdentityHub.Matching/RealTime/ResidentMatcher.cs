using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;

namespace IdentityHub.Matching.RealTime;

/// <summary>
/// Records in memory that grow one by one, each resolved as it arrives: its keys find its candidates, its links join it to a component, and that component
/// is partitioned anew. The parties are those that a run over the same records at once would form. Not for several threads at once.
/// </summary>
/// <remarks>
/// One thing may differ: in a block that has grown above <see cref="Blocking.CandidateIndex.LargestBlock"/> a record is compared with its neighbours in rank,
/// here with those of the moment it arrives, in a run over all with those at the end, which are among them. So here nothing is missed that a run would find.
/// </remarks>
public sealed class ResidentMatcher
{
    private readonly RecordMatcher _matcher;
    private readonly FeatureTable? _first;
    private readonly ResidentKeys _keys;
    private readonly List<SourceRecord> _added = [];
    private readonly LinkGraph _links = new();

    /// <summary>Starts empty.</summary>
    public ResidentMatcher(MatchModel model, ResolveOptions? options = null)
    {
        _matcher = new(model, options);
        _keys = new([], RankOf);
    }

    /// <summary>Starts from a table that is resolved at once with the model.</summary>
    public ResidentMatcher(RecordTable table, MatchModel model, ResolveOptions? options = null)
    {
        _matcher = new(model, options);
        var run = new ResolutionRun(table, model, options ?? new(), null, CancellationToken.None);
        _first = run.Table;
        _keys = new(run.Index.AllKeys(), RankOf);
        var threshold = ResolutionRun.WeightOf(run.Threshold);
        foreach (var link in run.Links)
        {
            if (link.Weight >= threshold)
                _links.Add(link.Left, link.Right);
        }
    }

    /// <summary>Number of records.</summary>
    public int Count => Firsts + _added.Count;

    private int Firsts => _first?.Count ?? 0;

    /// <summary>Takes a record in and resolves the component that it touches.</summary>
    public ResidentComponent Add(SourceRecord record)
    {
        var row = Count;
        var alone = _matcher.Read([record]);
        _added.Add(record);
        var candidates = _keys.Add(row, alone.KeysOf(0));
        if (candidates.Count == 0)
            return new([row], alone.Partition(), 0);
        var (set, rows) = Read([row, .. candidates]);
        var own = rows.IndexOf(row);
        for (var i = 0; i < rows.Count; i++)
        {
            if (i != own && set.Score(own, i).Verdict == Scoring.PairVerdict.Link)
                _links.Add(row, rows[i]);
        }

        return ComponentOf(row, candidates.Count);
    }

    /// <summary>The parties of the component that a record lies in.</summary>
    public ResidentComponent ComponentOf(int row, int candidates = 0)
    {
        var (set, rows) = Read(_links.ComponentOf(row));
        return new(rows, set.Partition(), candidates);
    }

    /// <summary>Reads those that came one by one and joins those of the first table to them. Returns the set and whose row each of its records is.</summary>
    private (RecordSet Set, List<int> Rows) Read(List<int> rows)
    {
        var late = rows.FindAll(row => row >= Firsts);
        var early = rows.FindAll(row => row < Firsts);
        var set = _matcher.Read([.. late.Select(row => _added[row - Firsts])]);
        return (early.Count == 0 ? set : _matcher.Join(set, _first!, early.ToArray()), [.. late, .. early]);
    }

    private ulong RankOf(int row)
    {
        if (row < Firsts)
            return _first!.Records.RankOf(row);
        var record = _added[row - Firsts];
        return RecordTable.RankOf(record.Source, record.Id);
    }
}
