using IdentityHub.Accounts.Administration;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId;

namespace IdentityHub.Web.Workbench;

/// <summary>Finds those to whom a question can be handed.</summary>
internal sealed class Colleagues(AccountDirectory accounts)
{
    /// <summary>The steward who signs in with an address; null when there is none, whoever else has the address.</summary>
    public async Task<AccountId?> FindAsync(string email, CancellationToken cancellation) =>
        email.Length <= 254 && await accounts.FindByEmailAsync(email, cancellation) is { ClosedAt: null } found
        && (await accounts.RolesAsync(found.AccountId, cancellation)).Any(role => role is HubRoles.Steward or HubRoles.LeadSteward) ? found.AccountId : null;
}
