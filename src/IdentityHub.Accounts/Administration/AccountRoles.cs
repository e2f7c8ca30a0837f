using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.Administration;

/// <summary>
/// Who may do what at the hub. A change holds from the person's next request on; whoever becomes staff sets a second factor up before they reach any of it.
/// </summary>
public sealed class AccountRoles(UserManager<HubUser> users, RoleManager<IdentityRole<Guid>> roles, IAccountStore store, IUnitOfWork unit, TimeProvider time)
{
    private static readonly Refusal Unknown = Refusal.NotFound("ACCOUNT_UNKNOWN", "There is no such account.");
    private static readonly Refusal UnknownRole = new(RefusalKind.Invalid, "ROLE_UNKNOWN", $"The roles are {string.Join(", ", HubRoles.All)}.");
    private static readonly Refusal Own = new(RefusalKind.FailedPrecondition, "OWN_ACCOUNT", "Nobody changes their own roles; another administrator does.");
    private static readonly Refusal Closed = new(RefusalKind.FailedPrecondition, "ACCOUNT_CLOSED", "The account is closed or its address was never confirmed; it gets no role.");
    private static readonly Refusal Last = new(RefusalKind.FailedPrecondition, "LAST_ADMINISTRATOR", "The last administrator stays one; make another one first.");

    /// <summary>
    /// Gives the account these roles and no others; the roles that it has afterwards. <c>ACCOUNT_UNKNOWN</c>, <c>ROLE_UNKNOWN</c>, <c>OWN_ACCOUNT</c>,
    /// <c>ACCOUNT_CLOSED</c>, <c>LAST_ADMINISTRATOR</c>.
    /// </summary>
    public Task<Outcome<IReadOnlyList<string>>> SetAsync(AccountId account, IReadOnlyCollection<string> wanted, Actor actor, CancellationToken cancellation) =>
        unit.ExecuteAsync<Outcome<IReadOnlyList<string>>>(async (work, token) =>
        {
            if (!wanted.All(HubRoles.All.Contains))
                return UnknownRole;
            if (actor.Kind == ActorKind.Account && actor.Id == account.ToString())
                return Own;
            if (await users.FindByIdAsync(account.Value.ToString()) is not { } user)
                return Unknown;
            var had = await store.RolesAsync(account, token);
            var (given, taken) = (wanted.Except(had).Order(StringComparer.Ordinal).ToList(), had.Except(wanted).Order(StringComparer.Ordinal).ToList());
            if (given.Count > 0 && user is not { ClosedAt: null, EmailConfirmed: true })
                return Closed;
            foreach (var role in given)
            {
                if (!await roles.RoleExistsAsync(role))
                    Demand(await roles.CreateAsync(new IdentityRole<Guid>(role) { Id = Guid.CreateVersion7(time.GetUtcNow()) }));
            }
            if (given.Count > 0)
                Demand(await users.AddToRolesAsync(user, given));
            if (taken.Count > 0)
                Demand(await users.RemoveFromRolesAsync(user, taken));
            if (taken.Contains(HubRoles.Administrator) && !await store.AnyInRoleAsync(HubRoles.Administrator, token))
                return Last;
            if (given.Count + taken.Count > 0)
                work.Audit(new AuditEntry("account.roles.change", actor, account.ToString(), string.Join(' ', [.. given.Select(role => $"+{role}"), .. taken.Select(role => $"-{role}")])));
            return (string[])[.. HubRoles.All.Where(wanted.Contains)];
        }, cancellation);

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new StaleRevisionException("The account was changed meanwhile.");
    }
}
