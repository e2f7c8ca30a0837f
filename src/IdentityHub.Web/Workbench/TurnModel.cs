namespace IdentityHub.Web.Workbench;

/// <summary>What a steward did last, above the next question.</summary>
/// <param name="Done">The answer just given, which can be taken back; null for none.</param>
/// <param name="Query">The queue that the steward works through.</param>
public sealed record TurnModel(string? Done, QueueQuery Query);
