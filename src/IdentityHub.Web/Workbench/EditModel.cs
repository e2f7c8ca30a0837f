using IdentityHub.MasterData.Parties;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Workbench;

/// <summary>A steward corrects a party.</summary>
/// <param name="Party">The party as it is now.</param>
/// <param name="Typed">What was typed; at first what the party says.</param>
/// <param name="Reason">Why, as typed.</param>
/// <param name="Preview">The party as it would be; null when that wasn't asked for.</param>
/// <param name="Faults">What is wrong.</param>
public sealed record EditModel(PartyView Party, TypedParty Typed, string Reason, PartyView? Preview, Faults Faults);
