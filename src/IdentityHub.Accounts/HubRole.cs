using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts;

/// <summary>A role of people at the hub, see <see cref="OpenId.HubRoles"/>.</summary>
public sealed class HubRole : IdentityRole<Guid>;
