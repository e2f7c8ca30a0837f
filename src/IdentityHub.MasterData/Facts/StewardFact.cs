using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Facts;

/// <summary>Somebody's decision about which records belong together, with the pin that it set. Never changed; taken back by another one.</summary>
/// <param name="Pin">The pin that it set.</param>
/// <param name="Undoes">The decision whose pin it took away; null for none.</param>
/// <param name="Survivor">The GPID that survived, or the party linked to.</param>
/// <param name="Absorbed">The GPID that was absorbed, or restored by taking a merge back; null for links.</param>
/// <param name="Reason">Why.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Task">The task that it answers; null when it answers none.</param>
public sealed record StewardFact(
    Pin Pin, MergeId? Undoes, GlobalPartyId Survivor, GlobalPartyId? Absorbed, string Reason, DateTimeOffset At, Actor Actor,
    ReviewTaskId? Task = null)
{
    /// <summary>What was asked; null when it answers no task.</summary>
    public AskedTask? Asked { get; init; }

    /// <summary>By which it is named.</summary>
    public MergeId Id => Pin.Id;
}
