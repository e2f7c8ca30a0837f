namespace IdentityHub.Storage.MasterData;

/// <summary>The latest report on the quality of the master data: one row, once it was measured.</summary>
internal sealed class QualityReportRow
{
    public const int TheOne = 1;

    public int Id { get; init; }

    public DateTimeOffset At { get; set; }

    public byte[] Report { get; set; } = [];
}
