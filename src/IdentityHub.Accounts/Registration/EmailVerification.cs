using IdentityHub.Accounts.Administration;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.Registration;

/// <summary>The account's side of verifying an address; <c>Journeys.VerifyEmail</c> calls it in its transaction.</summary>
public sealed class EmailVerification(UserManager<HubUser> users, IAccountStore store, IUnitOfWork unit, TimeProvider time)
{
    private static readonly Refusal Invalid = new(RefusalKind.FailedPrecondition, "LINK_INVALID", "This link was used or is out of date.");
    private static readonly Refusal Taken = new(RefusalKind.AlreadyExists, "EMAIL_TAKEN", "This address belongs to another account already; sign in there.");

    /// <summary>Marks the address verified, and takes it from accounts that claimed it without proof. <c>LINK_INVALID</c>, <c>EMAIL_TAKEN</c>.</summary>
    public async Task<Outcome<HubUser>> ConfirmAsync(string? account, string? token, CancellationToken cancellation)
    {
        if (!TypeId.TryParse<AccountId>(account, out var id) || string.IsNullOrEmpty(token) || token.Length > 2000)
            return Invalid;
        return await unit.ExecuteAsync<Outcome<HubUser>>(async (work, cancel) =>
        {
            if (await users.FindByIdAsync(id.Value.ToString()) is not { ClosedAt: null, Email: not null } user)
                return Invalid;
            if (user.EmailConfirmed)
                return user;
            if (!await users.VerifyUserTokenAsync(user, users.Options.Tokens.EmailConfirmationTokenProvider, UserManager<HubUser>.ConfirmEmailTokenPurpose + user.NormalizedEmail, token))
                return Invalid;
            if (await store.IsEmailOwnedAsync(user.NormalizedEmail!, id, cancel))
                return Taken;
            user.EmailConfirmed = true;
            user.UpdatedAt = time.UtcNow();
            var result = await users.UpdateAsync(user);
            if (!result.Succeeded)
                throw new StaleRevisionException("The account was changed meanwhile.");
            await store.TakeEmailFromOthersAsync(user.NormalizedEmail!, id, cancel);
            work.Audit(new AuditEntry("account.email.verify", Actor.Account(id), id.ToString()));
            return user;
        }, cancellation);
    }

    /// <summary>A token for the link; bound to the account, its address and its password.</summary>
    public Task<string> CreateTokenAsync(HubUser user) =>
        users.GenerateUserTokenAsync(user, users.Options.Tokens.EmailConfirmationTokenProvider, UserManager<HubUser>.ConfirmEmailTokenPurpose + user.NormalizedEmail);
}
