using IdentityHub.Accounts;
using IdentityHub.Kernel.Ids;

namespace IdentityHub.Web.Account;

/// <summary>The profile page.</summary>
/// <param name="User">The account.</param>
/// <param name="Party">The person's GPID; null for staff without one.</param>
/// <param name="Roles">Roles at the hub.</param>
public sealed record ProfileModel(HubUser User, GlobalPartyId? Party, IReadOnlyList<string> Roles)
{
    /// <summary>What was just done; null for nothing.</summary>
    public string? Done { get; init; }
}
