namespace IdentityHub.MasterData.Relationships;

/// <summary>How two parties shall be related.</summary>
/// <param name="Kind">How.</param>
/// <param name="From">The contact, the child or the member.</param>
/// <param name="To">The account, the parent or the household.</param>
/// <param name="Roles">All roles, not only new ones; at most 20 of at most 64 characters.</param>
/// <param name="Primary">Puts it first; the one that was first no longer is. False leaves what is first as it is: a party's first relationship of a kind is primary by itself.</param>
/// <param name="Etag">Of the relationship as the caller read it; null to overwrite whatever it says.</param>
public sealed record RelationshipOrder(RelationshipKind Kind, NamedParty From, NamedParty To, IReadOnlyList<string> Roles, bool Primary = false, string? Etag = null);
