using IdentityHub.Accounts.Mail;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.Passwords;

/// <summary>
/// A person who proved who they are just now sets a new password, or their first: every other session and every token ends. Whoever calls demands the recent proof
/// (<see cref="SigningIn.RecentSignIn"/>).
/// </summary>
public sealed class PasswordChange(UserManager<HubUser> users, HashingQueue queue, Argon2PasswordHasher hasher, PasswordPolicy policy, SessionDirectory sessions,
    IUnitOfWork unit, TimeProvider time)
{
    /// <summary>Refuses with violations of the new password, and with <see cref="HashingQueue.Busy"/>.</summary>
    public async Task<Outcome<bool>> RunAsync(HttpContext http, string wanted, CancellationToken cancellation)
    {
        if (http.User.AccountId() is not { } account || await users.FindByIdAsync(account.Value.ToString()) is not { } user)
            return new Refusal(RefusalKind.Forbidden, "SIGN_IN_REQUIRED", "Sign in first.");
        if (await policy.CheckAsync(wanted, user.Email ?? "", user.GivenName, user.FamilyName, cancellation) is { } complaint)
            return Refusal.Invalid("password", complaint);

        using var place = queue.TryEnter();
        if (place is null)
            return HashingQueue.Busy;
        var made = await hasher.HashAsync(place, wanted, cancellation);
        var actor = Actor.Account(account);
        return await unit.ExecuteAsync<Outcome<bool>>(async (work, token) =>
        {
            var changed = await users.FindByIdAsync(account.Value.ToString()) ?? throw new InvalidOperationException("The account is gone.");
            changed.PasswordHash = made;
            changed.UpdatedAt = time.UtcNow();
            if (!(await users.UpdateSecurityStampAsync(changed)).Succeeded)
                throw new StaleRevisionException("The account was changed meanwhile.");
            work.Audit(new AuditEntry("account.password.change", actor, account.ToString()));
            work.MailChange(account, SecurityChange.Password);
            await sessions.EndAllAsync(account, SessionEnding.PasswordChanged, actor, http.User.SessionId(), token);
            return true;
        }, cancellation);
    }
}
