using IdentityHub.Kernel.Ids;

namespace IdentityHub.MasterData.Facts;

/// <summary>Somebody's word on which records belong together. Later matching obeys it; of two that contradict each other the later one counts.</summary>
/// <param name="Id">The decision that made it.</param>
/// <param name="Number">Grows with the decisions about connected records.</param>
/// <param name="Kind">Together or apart.</param>
/// <param name="Rule">What kind of decision: <c>merge</c>, <c>unmerge</c>, <c>link</c>, <c>unlink</c>… (<see cref="PinRules"/>).</param>
/// <param name="Confirms">The GPID that a merge names survivor; null when it leaves that to the rules.</param>
/// <param name="Members">The records.</param>
public sealed record Pin(MergeId Id, long Number, PinKind Kind, string Rule, GlobalPartyId? Confirms, IReadOnlyList<PinMember> Members)
{
    /// <summary>The group of attributes for which a steward prefers the only member; null for words on who belongs together.</summary>
    public string? Group { get; init; }
}
