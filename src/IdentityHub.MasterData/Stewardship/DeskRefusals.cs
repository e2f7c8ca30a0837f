using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.MasterData.Stewardship;

/// <summary>Why something can't be done at the desk.</summary>
internal static class DeskRefusals
{
    public static Refusal NotOpen { get; } = Refusal.NotFound("TASK_NOT_OPEN", "The question isn't open (any more).");

    public static Refusal Claimed(string by, DateTimeOffset until) =>
        new(RefusalKind.Conflict, "TASK_CLAIMED", $"{by} works on it until {until:yyyy-MM-dd HH:mm:ss} UTC.");

    public static Refusal Decided(ReviewDecision decision) => new(
        RefusalKind.Conflict, "TASK_DECIDED",
        $"{decision.Actor.Id} decided it at {decision.At:yyyy-MM-dd HH:mm:ss} UTC: {(decision.Answer == ReviewAnswer.Link ? "link" : "not a match")}.");

    public static Refusal DecisionNotFound { get; } = Refusal.NotFound("DECISION_NOT_FOUND", "There is no such answer.");

    public static Refusal AlreadyUndone { get; } = new(RefusalKind.FailedPrecondition, "DECISION_ALREADY_UNDONE", "The answer was taken back before.");

    public static Refusal NotAnswerable { get; } = new(
        RefusalKind.FailedPrecondition, "TASK_NOT_ANSWERABLE", "This isn't answered as a whole: answer for its pairs, or make the value generic that holds it together.");

    public static Refusal KeyIsAlone { get; } = new(
        RefusalKind.FailedPrecondition, "KEY_IS_ALONE", "The party has no other record that the key could be parted from.");
}
