using IdentityHub.Matching.Features;
using IdentityHub.Matching.Model;
using IdentityHub.Matching.Records;
using IdentityHub.Matching.Scoring;

namespace IdentityHub.Matching.RealTime;

/// <summary>
/// The engine's front door for single records: make one per model version, then read records as they come. Safe for any number of threads.
/// </summary>
/// <param name="model">The model; its generic values and refined blocks are frozen in it, so that a record's keys never depend on what else arrived.</param>
/// <param name="options">How to resolve.</param>
public sealed class RecordMatcher(MatchModel model, ResolveOptions? options = null)
{
    private readonly CompiledModel _model = new(model);
    private readonly ResolveOptions _options = options ?? new();

    /// <summary>The model.</summary>
    public MatchModel Model => _model.Model;

    /// <summary>Whether the model says that so many share a normalised value that it tells nobody from anybody.</summary>
    public bool IsGeneric(FrequencyKind kind, string value) => _model.LogShare(kind, value) == 0;

    /// <summary>Reads a few records: one for its keys; one and its candidates for their scores; a component for its parties.</summary>
    public RecordSet Read(IReadOnlyList<SourceRecord> records) => Read(SourceRecordTable.From(records));

    /// <summary>The same for very many records, by several threads.</summary>
    public RecordSet Read(RecordTable records, int threads, CancellationToken cancellation) =>
        new(FeatureTableBuilder.Build(records, _model.Model.DateOrder, threads, cancellation), _model, _options);

    /// <summary>Records that were read before, followed by some rows of a table that was read with the same model.</summary>
    internal RecordSet Join(RecordSet records, FeatureTable table, ReadOnlySpan<int> rows) => new(FeatureTableJoiner.Join(records.Table, table, rows), _model, _options);

    /// <summary>The same for records that are a table already.</summary>
    public RecordSet Read(RecordTable records) => new(FeatureTableBuilder.Build(records, _model.Model.DateOrder, 1, CancellationToken.None), _model, _options);
}
