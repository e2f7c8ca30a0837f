using IdentityHub.MasterData.Parties;

namespace IdentityHub.Web.Workbench;

/// <summary>Parties that were looked for.</summary>
/// <param name="Typed">What was typed; empty before.</param>
/// <param name="Found">The best first.</param>
/// <param name="NextToken">For the next page; null after the last.</param>
public sealed record PartySearchModel(string Typed, IReadOnlyList<PartyView> Found, string? NextToken);
