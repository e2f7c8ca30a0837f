using System.Globalization;
using IdentityHub.Matching.Records;

namespace IdentityHub.Cli.Match.Reading;

/// <summary>The table that files are read into: columns are shared by files that name them alike.</summary>
internal sealed class TableTarget(bool severalFiles)
{
    private const int Together = 256;
    private readonly RecordTableBuilder _builder = new();
    private readonly Dictionary<(AttributeKind Kind, string Name), RecordColumnBuilder> _columns = [];
    private readonly HashSet<ulong> _seen = [];

    /// <summary>A table of its own, as the truth is never evidence.</summary>
    private readonly RecordTableBuilder _truth = new();
    private RecordColumnBuilder? _truthColumn;
    private string? _repeatedId;

    public int Count => _builder.Count;

    /// <summary>Independent tasks, one per column, that take a file's batches in order.</summary>
    public IReadOnlyList<Action<DelimitedBatch>> Fillers(DelimitedFile file, ColumnPlan plan)
    {
        PadColumns();
        var work = new List<Action<DelimitedBatch>> { IdFiller(file, plan) };
        if (SourceFiller(file, plan) is { } source)
            work.Add(source);
        if (plan.IndexOf(ColumnUse.Truth) is >= 0 and var truth)
            work.Add(TruthFiller(truth));
        if (plan.IndexOf(ColumnUse.BirthYear) >= 0)
            work.Add(BirthDateFiller(plan));
        for (var i = 0; i < plan.Roles.Count; i++)
        {
            if (plan.Roles[i].Use == ColumnUse.Attribute)
                work.Add(Filler(Column(plan.Roles[i].Kind, file.Dialect.Header[i]), i));
        }

        return work;
    }

    /// <summary>The finished table with the truth, if any; adds a warning about ids that aren't unique.</summary>
    public (RecordTable Table, int[]? Truth) Build(List<string> warnings)
    {
        if (_repeatedId is { } id)
            warnings.Add($"The id '{id}' and perhaps others stand more than once; name a unique column with --id.");
        if (_truthColumn is null)
            return (_builder.Build(), null);
        while (_truth.Count < Count)
            _truth.AddRecord(string.Empty);
        return (_builder.Build(), _truth.Build().Columns[0].Codes.ToArray());
    }

    private void PadColumns()
    {
        foreach (var column in _columns.Values)
            Pad(column);
        if (_builder.Source is { } source)
            Pad(source);
    }

    private RecordColumnBuilder Column(AttributeKind kind, string name)
    {
        var key = (kind, ColumnSpellings.Fold(name));
        if (_columns.TryGetValue(key, out var column))
            return column;
        column = _builder.AddColumn(kind, name);
        Pad(column);
        return _columns[key] = column;
    }

    private void Pad(RecordColumnBuilder column)
    {
        while (column.Count < Count)
            column.AddMissing();
    }

    private Action<DelimitedBatch> IdFiller(DelimitedFile file, ColumnPlan plan)
    {
        var id = plan.IndexOf(ColumnUse.Id);
        var source = plan.IndexOf(ColumnUse.Source);
        var prefix = severalFiles ? StableHash.Of(file.Path) : 0;
        return batch =>
        {
            for (var row = batch.FirstRow; row < batch.Rows; row++)
            {
                var text = id < 0 ? default : batch.Field(row, id).Trim();
                var name = text.IsEmpty ? (Count + 1).ToString(CultureInfo.InvariantCulture) : text.ToString();
                var scope = source < 0 ? prefix : StableHash.Of(batch.Field(row, source));
                if (!_seen.Add(StableHash.Combine(scope, StableHash.Of(name))))
                    _repeatedId ??= name;
                _builder.AddRecord(name);
            }
        };
    }

    private Action<DelimitedBatch>? SourceFiller(DelimitedFile file, ColumnPlan plan)
    {
        var index = plan.IndexOf(ColumnUse.Source);
        if (index < 0 && !severalFiles)
            return null;
        var column = _builder.AddSource();
        Pad(column);
        if (index >= 0)
            return Filler(column, index);
        var name = Path.GetFileNameWithoutExtension(file.Path);
        return batch =>
        {
            for (var row = batch.FirstRow; row < batch.Rows; row++)
                column.Add(name);
        };
    }

    private Action<DelimitedBatch> TruthFiller(int index)
    {
        _truthColumn ??= _truth.AddColumn(AttributeKind.Extra, "truth");
        Pad(_truthColumn);
        return Filler(_truthColumn, index);
    }

    private Action<DelimitedBatch> BirthDateFiller(ColumnPlan plan)
    {
        var column = Column(AttributeKind.BirthDate, "birth date");
        var (year, month, day) = (plan.IndexOf(ColumnUse.BirthYear), plan.IndexOf(ColumnUse.BirthMonth), plan.IndexOf(ColumnUse.BirthDay));
        return batch =>
        {
            for (var row = batch.FirstRow; row < batch.Rows; row++)
            {
                var parts = (Number(batch, row, year), Number(batch, row, month), Number(batch, row, day));
                if (parts.Item1 <= 0)
                    column.AddMissing();
                else
                    column.Add(string.Create(CultureInfo.InvariantCulture, $"{(parts.Item1 < 100 ? parts.Item1 + 1900 : parts.Item1):D4}-{parts.Item2:D2}-{parts.Item3:D2}"));
            }
        };
    }

    private static int Number(DelimitedBatch batch, int row, int column) =>
        column >= 0 && int.TryParse(batch.Field(row, column), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static Action<DelimitedBatch> Filler(RecordColumnBuilder column, int index) => batch =>
    {
        Span<int> starts = stackalloc int[Together], lengths = stackalloc int[Together];
        for (var row = batch.FirstRow; row < batch.Rows;)
        {
            var count = batch.Places(index, row, starts, lengths);
            column.Add(batch.Text, starts[..count], lengths[..count]);
            row += count;
            if (count < Together && row < batch.Rows)
                column.Add(batch.Field(row++, index));
        }
    };
}
