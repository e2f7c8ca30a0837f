using IdentityHub.Accounts.SigningIn;
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

/// <summary>A signed-in person changes their password: every other session and every token ends.</summary>
public sealed class PasswordChange(UserManager<HubUser> users, IPasswordHasher<HubUser> hasher, AttemptThrottle throttle, SessionDirectory sessions,
    IUnitOfWork unit, TimeProvider time)
{
    /// <summary>Refuses with <c>PASSWORD_WRONG</c>, <c>TOO_MANY_ATTEMPTS</c>, or violations of the new password.</summary>
    public async Task<Outcome<bool>> RunAsync(HttpContext http, string current, string wanted, CancellationToken cancellation)
    {
        if (http.User.AccountId() is not { } account || await users.FindByIdAsync(account.Value.ToString()) is not { PasswordHash: { } hash } user)
            return new Refusal(RefusalKind.Forbidden, "SIGN_IN_REQUIRED", "Sign in first.");
        if (await throttle.TakeAsync([($"change {account}", ThrottleRule.AccountAtNetwork)], cancellation) > TimeSpan.Zero)
            return new Refusal(RefusalKind.Exhausted, "TOO_MANY_ATTEMPTS", "Too many attempts; try again later.");
        if (current.Length > PasswordRules.MaximumLength || hasher.VerifyHashedPassword(user, hash, current) == PasswordVerificationResult.Failed)
            return new Refusal(RefusalKind.Invalid, "PASSWORD_WRONG", "The current password is wrong.");
        if (PasswordRules.Check(wanted, user.Email ?? "", user.GivenName, user.FamilyName) is { } complaint)
            return Refusal.Invalid("password", complaint);
        await throttle.ClearAsync($"change {account}", cancellation);

        var made = hasher.HashPassword(user, wanted);
        var actor = Actor.Account(account);
        return await unit.ExecuteAsync<Outcome<bool>>(async (work, token) =>
        {
            var changed = await users.FindByIdAsync(account.Value.ToString()) ?? throw new InvalidOperationException("The account is gone.");
            changed.PasswordHash = made;
            changed.UpdatedAt = time.UtcNow();
            await users.UpdateSecurityStampAsync(changed);
            work.Audit(new AuditEntry("account.password.change", actor, account.ToString()));
            await sessions.EndAllAsync(account, SessionEnding.PasswordChanged, actor, http.User.SessionId(), token);
            return true;
        }, cancellation);
    }
}
