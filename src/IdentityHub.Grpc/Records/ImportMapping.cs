using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Wire;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Intake;
using WireDecision = IdentityHub.Protos.Record.V1.ImportDecision;
using WireHeader = IdentityHub.Protos.Record.V1.ImportHeader;
using WireProgress = IdentityHub.Protos.Record.V1.ImportProgress;
using WireReport = IdentityHub.Protos.Record.V1.ImportReport;
using WireSnapshot = IdentityHub.Protos.Record.V1.SnapshotResult;

namespace IdentityHub.Grpc.Records;

/// <summary>Imports between the contract and master data. Formats have the same numbers on both sides (a test compares them).</summary>
internal static class ImportMapping
{
    private const int MostColumns = 500;
    private const int LongestName = 256;

    public static ImportOptions FromWire(WireHeader header)
    {
        if (header.System.Length == 0)
            throw Refusal.Invalid("header.system", "is required").ToException();
        if (header.Format == 0 || !Enum.IsDefined((ImportFormat)(int)header.Format))
            throw Refusal.Invalid("header.format", "is required").ToException();
        if (header.Separator.Length > 1)
            throw Refusal.Invalid("header.separator", "is one character").ToException();
        if (header.Columns.Count > MostColumns || header.Columns.Any(column => column.Key.Length > LongestName || column.Value.Length > LongestName))
            throw Refusal.Invalid("header.columns", $"has more than {MostColumns} entries, or longer ones than {LongestName} characters").ToException();
        return new ImportOptions(header.System, (ImportFormat)(int)header.Format)
        {
            Scope = Require.Text(header.Scope, Kernel.Ids.SourceKey.MaximumSystemLength, "header.scope") ?? "",
            Columns = new Dictionary<string, string>(header.Columns),
            Separator = header.Separator.Length == 0 ? null : header.Separator[0],
            Restart = header.Restart,
        };
    }

    public static SnapshotOptions? SnapshotOf(WireHeader header) => header.Snapshot is not { } snapshot ? null : new SnapshotOptions(
        Require.Time(snapshot.AsOfTime, "header.snapshot.as_of_time") ?? throw Refusal.Invalid("header.snapshot.as_of_time", "is required").ToException())
    {
        Confirmed = snapshot.Confirmed,
    };

    public static WireProgress ToWire(ImportProgress progress) =>
        new() { Bytes = progress.Bytes, TotalBytes = progress.TotalBytes, Records = progress.Records, Rejected = progress.Rejected };

    public static WireReport ToWire(ImportReport report)
    {
        var wire = new WireReport { Records = report.Records, Rejected = report.Rejected, ResumedAtRecord = report.ResumedAtRecord, AlreadyComplete = report.AlreadyComplete };
        wire.Decisions.AddRange(ToWire(report.Decisions));
        return wire;
    }

    public static IEnumerable<WireDecision> ToWire(IReadOnlyDictionary<IntakeDecision, long> decisions) =>
        decisions.OrderBy(entry => entry.Key).Select(entry => new WireDecision { Decision = RecordMapping.ToWire(entry.Key), Count = entry.Value });

    public static WireSnapshot ToWire(SnapshotPreview preview, bool withExamples)
    {
        var wire = new WireSnapshot { Present = preview.Present, Gone = preview.Gone, Unreadable = preview.Unreadable };
        if (withExamples)
            wire.Examples.AddRange(preview.Examples);
        return wire;
    }
}
