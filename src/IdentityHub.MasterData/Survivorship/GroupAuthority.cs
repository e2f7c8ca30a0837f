namespace IdentityHub.MasterData.Survivorship;

/// <summary>A row of the authority matrix: how the values of one group of attributes survive.</summary>
/// <param name="Group">The group, see <see cref="AttributeGroups"/>.</param>
/// <param name="Systems">What each source system's word is worth, by code; a contributor where nothing is said.</param>
/// <param name="Chain">The rules, in the order in which they are tried; empty for the default.</param>
public sealed record GroupAuthority(string Group, IReadOnlyDictionary<string, Authority> Systems, IReadOnlyList<SurvivorshipRule> Chain);
