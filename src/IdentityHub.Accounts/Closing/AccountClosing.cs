using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Mail;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.Closing;

/// <summary>
/// Deletion in two steps: the account is closed at once, with every session at every relying party; until it is erased (<c>Journeys.EraseAccount</c>) its owner
/// may take that back by signing in.
/// </summary>
public sealed class AccountClosing(UserManager<HubUser> users, IAccountStore accounts, SessionDirectory sessions, AccountOptions options, IUnitOfWork unit, TimeProvider time)
{
    /// <summary>Closes the account of the person signed in, and signs them out; returns when it will be erased.</summary>
    public async Task<DateTimeOffset> CloseAsync(HttpContext http, AccountId account, CancellationToken cancellation)
    {
        var actor = Actor.Account(account);
        var day = await unit.ExecuteAsync(async (work, token) =>
        {
            var user = await users.FindByIdAsync(account.Value.ToString()) ?? throw new InvalidOperationException("The account is gone.");
            if (user.ClosedAt is null)
            {
                user.ClosedAt = user.UpdatedAt = time.UtcNow();
                user.EraseAfter = user.ClosedAt + TimeSpan.FromDays(options.ReactivationDays);
                await SaveAsync(user);
                await accounts.ForgetDevicesAsync(account, token);
                work.Audit(new AuditEntry("account.close", actor, account.ToString()));
                work.Mail(account, AccountMailOrder.Closing);
            }
            await sessions.EndAllAsync(account, SessionEnding.AccountClosed, actor, null, token);
            return user.EraseAfter ?? user.ClosedAt!.Value;
        }, cancellation);
        await sessions.SignOutAsync(http, cancellation);
        return day;
    }

    /// <summary>Opens a closed account again, whose owner has proven who they are; false when it is too late.</summary>
    public Task<bool> ReopenAsync(AccountId account, CancellationToken cancellation) =>
        unit.ExecuteAsync(async (work, _) =>
        {
            if (await users.FindByIdAsync(account.Value.ToString()) is not { ClosedAt: not null } user || !user.MaySignIn(time.UtcNow()))
                return false;
            (user.ClosedAt, user.EraseAfter, user.UpdatedAt) = (null, null, time.UtcNow());
            await SaveAsync(user);
            work.Audit(new AuditEntry("account.reopen", Actor.Account(account), account.ToString()));
            return true;
        }, cancellation);

    /// <summary>Accounts whose day has come, a batch at a time.</summary>
    public Task<IReadOnlyList<AccountId>> DueAsync(int limit, CancellationToken cancellation) => accounts.DueForErasureAsync(time.UtcNow(), limit, cancellation);

    /// <summary>Removes the account with its credentials, within the caller's unit of work; false when its owner came back meanwhile.</summary>
    public async Task<bool> EraseAsync(AccountId account, CancellationToken cancellation)
    {
        if (await users.FindByIdAsync(account.Value.ToString()) is not { EraseAfter: { } day } user || day > time.UtcNow())
            return false;
        await accounts.RemoveCredentialsAsync(account, cancellation);
        if (!(await users.DeleteAsync(user)).Succeeded)
            throw new StaleRevisionException("The account was changed meanwhile.");
        return true;
    }

    private async Task SaveAsync(HubUser user)
    {
        if (!(await users.UpdateAsync(user)).Succeeded)
            throw new StaleRevisionException("The account was changed meanwhile.");
    }
}
