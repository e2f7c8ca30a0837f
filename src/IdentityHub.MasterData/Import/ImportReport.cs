using IdentityHub.MasterData.Intake;

namespace IdentityHub.MasterData.Import;

/// <summary>What an import came to.</summary>
/// <param name="Records">Rows read, refused ones included, those of an earlier interrupted run included.</param>
/// <param name="Rejected">Rows refused.</param>
/// <param name="Decisions">How often each decision was taken, in this and earlier interrupted runs.</param>
/// <param name="ResumedAtRecord">The row at which this run took up an interrupted one; 0 when it began at the beginning.</param>
/// <param name="AlreadyComplete">True when this very file had been imported to its end before; nothing was done.</param>
/// <param name="Elapsed">Time of this run.</param>
public sealed record ImportReport(
    long Records, long Rejected, IReadOnlyDictionary<IntakeDecision, long> Decisions, long ResumedAtRecord, bool AlreadyComplete, TimeSpan Elapsed);
