using IdentityHub.MasterData.Intake;

namespace IdentityHub.MasterData.Import;

/// <summary>How far the import of a file is, wherever it runs or ran.</summary>
/// <param name="System">The source system; null for one that was begun by an older version of the hub.</param>
/// <param name="Records">Rows read, refused ones included.</param>
/// <param name="Rejected">Rows refused.</param>
/// <param name="Decisions">How often each decision was taken.</param>
/// <param name="Complete">True when the file was read to its end.</param>
public sealed record ImportStatus(string? System, long Records, long Rejected, IReadOnlyDictionary<IntakeDecision, long> Decisions, bool Complete);
