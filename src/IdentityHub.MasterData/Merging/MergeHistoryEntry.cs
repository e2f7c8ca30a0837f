using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Merging;

/// <summary>One merge in a party's history, newest first.</summary>
/// <param name="Merge">The merge.</param>
/// <param name="Survivor">The GPID that survived.</param>
/// <param name="Absorbed">The GPID that was absorbed.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Reason">Why.</param>
/// <param name="UndoneAt">When it was undone; null while it stands.</param>
/// <param name="UndoneBy">Who undid it.</param>
/// <param name="UndoneReason">Why it was undone.</param>
public sealed record MergeHistoryEntry(
    MergeId Merge, GlobalPartyId Survivor, GlobalPartyId Absorbed, DateTimeOffset At, Actor Actor, string Reason,
    DateTimeOffset? UndoneAt, Actor? UndoneBy, string? UndoneReason);
