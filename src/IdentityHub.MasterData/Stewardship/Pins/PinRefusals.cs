using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.MasterData.Stewardship.Pins;

/// <summary>Why a steward's word can't be taken.</summary>
internal static class PinRefusals
{
    public static Refusal NotOfParty { get; } = new(RefusalKind.FailedPrecondition, "RECORD_NOT_OF_PARTY", "A record named isn't the party's (any more).");

    public static Refusal All { get; } = new(RefusalKind.FailedPrecondition, "SPLIT_OF_ALL", "At least one record has to stay.");

    public static Refusal RecordNotFound { get; } = Refusal.NotFound("RECORD_NOT_FOUND", "There is no such record.");

    public static Refusal SameRecord { get; } = new(RefusalKind.FailedPrecondition, "SAME_RECORD", "The two are one record.");

    public static Refusal SameParty { get; } = new(RefusalKind.FailedPrecondition, "SAME_PARTY", "The two are one party already.");

    public static Refusal SaysNothing { get; } = new(RefusalKind.FailedPrecondition, "RECORD_SAYS_NOTHING", "The record says nothing of these attributes.");

    public static Refusal NotARule { get; } = new(
        RefusalKind.FailedPrecondition, "PIN_NOT_A_RULE", "The rules of these attributes leave stewards no word: the authority matrix would have to name the pin.");

    public static Refusal OwnUndoing { get; } = new(
        RefusalKind.FailedPrecondition, "PIN_HAS_ITS_OWN_UNDOING", "Merges are unmerged, keys unlinked, answers to questions undone: not released.");
}
