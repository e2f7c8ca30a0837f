using System.Runtime.InteropServices;
using IdentityHub.Matching.RealTime;
using IdentityHub.Matching.Records;

namespace IdentityHub.MasterData.Resolution;

/// <summary>Records put into the engine's columns; those that are alike once.</summary>
internal sealed class EngineStageBuilder : IStageBuilder
{
    /// <summary>So many records aren't a command's, but all there are: they are read by all cores.</summary>
    private const int Many = 50_000;

    private readonly RecordMatcher engine;
    private readonly bool keepsValues;
    private readonly SourceRecordTable table = new();
    private readonly List<MatchFeatures> records;
    private readonly List<int> rows;
    private readonly Dictionary<UInt128, int> signatures;

    /// <summary>Begins.</summary>
    /// <param name="engine">Reads.</param>
    /// <param name="expected">About how many records there will be.</param>
    /// <param name="keepsValues">False: what the engine has read isn't held a second time.</param>
    public EngineStageBuilder(RecordMatcher engine, int expected, bool keepsValues)
    {
        (this.engine, this.keepsValues) = (engine, keepsValues);
        (records, rows, signatures) = (new(expected), new(expected), new(expected));
        // The engine reads columns in the order in which they first occur: a row with all of them gives every set the same.
        table.Add("", EngineValues.AllColumns.Values);
    }

    public IReadOnlyList<MatchFeatures> Records => records;

    public int Add(MatchFeatures record)
    {
        ref var like = ref CollectionsMarshal.GetValueRefOrAddDefault(signatures, record.Signature, out var known);
        if (!known)
        {
            like = table.Count;
            table.Add("", record.Values);
        }
        rows.Add(like);
        records.Add(keepsValues || record.Values.Count == 0 ? record : record.WithoutValues());
        return records.Count - 1;
    }

    public IMatchStage Build()
    {
        var columns = table.Build();
        return new EngineStage(
            engine.Model, records, [.. rows], columns.Count < Many ? engine.Read(columns) : engine.Read(columns, Environment.ProcessorCount, CancellationToken.None));
    }
}
