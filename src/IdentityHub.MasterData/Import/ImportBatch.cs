using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Intake;

namespace IdentityHub.MasterData.Import;

/// <summary>The rows of one transaction.</summary>
internal sealed class ImportBatch(ImportOptions options, Actor actor)
{
    private readonly List<long> lines = [];
    private readonly List<RejectedRow> unreadable = [];
    private FileRecord? last;

    /// <summary>What is to be written.</summary>
    public List<IntakeCommand> Commands { get; } = [];

    /// <summary>Rows read.</summary>
    public int Count { get; private set; }

    /// <summary>Takes a row.</summary>
    public void Add(FileRecord record, IRowReader rows)
    {
        Count++;
        last = record;
        var row = ImportRow.Of(record, rows, options, actor);
        if (row.Command is null)
        {
            unreadable.Add(new RejectedRow(row.Line, row.Reason!, row.Detail));
            return;
        }
        Commands.Add(row.Command);
        lines.Add(row.Line);
    }

    /// <summary>How far the run is after the batch, and what was refused of it.</summary>
    public (ImportCheckpoint After, IReadOnlyList<RejectedRow> Refused) Conclude(
        ImportCheckpoint before, IReadOnlyList<Outcome<IntakeReceipt>> outcomes, bool complete)
    {
        var decisions = new Dictionary<IntakeDecision, long>(before.Decisions);
        List<RejectedRow> refused = [.. unreadable];
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (outcomes[i].Succeeded(out var receipt, out var refusal))
                decisions[receipt.Decision] = decisions.GetValueOrDefault(receipt.Decision) + 1;
            else
                refused.Add(new RejectedRow(lines[i], refusal.Reason, string.Join("; ", refusal.Violations.Select(violation => $"{violation.Field}: {violation.Description}"))));
        }
        refused.Sort((a, b) => a.Line.CompareTo(b.Line));
        var after = before with
        {
            Position = last?.End ?? before.Position,
            // A record may span lines: the next one's number is counted by the reader, which resumes at this one's end.
            Line = last is { } record ? record.Line + 1 + (record.Text?.Count(character => character == '\n') ?? 0) : before.Line,
            Records = before.Records + Count,
            Rejected = before.Rejected + refused.Count,
            Complete = complete,
            System = options.System,
            Decisions = decisions,
        };
        return (after, refused);
    }
}
