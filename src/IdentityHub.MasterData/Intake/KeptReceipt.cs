namespace IdentityHub.MasterData.Intake;

/// <summary>A receipt as it is kept for a repeated request id.</summary>
internal sealed record KeptReceipt(string System, string Scope, string Key, Guid Record, Guid Party, IntakeDecision Decision, string Rule, long Revision);
