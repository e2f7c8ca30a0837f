using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Stewardship.Pins;

namespace IdentityHub.Web.Workbench;

/// <summary>A steward's word that two parties are always, or never, one, as it stands in a form or an address.</summary>
/// <param name="Kind">Always or never.</param>
/// <param name="Other">The other party.</param>
public sealed record TypedPin(PinKind Kind, GlobalPartyId Other)
{
    /// <summary>Reads it; null when there is no such party or no such word.</summary>
    public static TypedPin? Read(string kind, string other) =>
        kind is "always" or "never" && TypeId.TryParse<GlobalPartyId>(other, out var party) ? new TypedPin(kind == "always" ? PinKind.Always : PinKind.Never, party) : null;

    /// <summary>As it stands in an address.</summary>
    public string Name => Kind == PinKind.Always ? "always" : "never";

    /// <summary>For the module.</summary>
    public PinOrder Order(GlobalPartyId party, string reason, bool validateOnly = false) => new(Kind, new RecordOrParty(Party: party), new RecordOrParty(Party: Other), reason, validateOnly);
}
