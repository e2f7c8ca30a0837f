using IdentityHub.Accounts.Mail;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.SecondFactor;

/// <summary>
/// The operator's help for somebody who lost every second factor: passkeys, authenticator, recovery codes and remembered devices go, every session ends, the
/// person is told by mail, and staff set up a new one when they next sign in with their password.
/// </summary>
public sealed class SecondFactorReset(UserManager<HubUser> users, ISecondFactorStore store, SessionDirectory sessions, IUnitOfWork unit)
{
    private static readonly Refusal Unknown = Refusal.NotFound("ACCOUNT_UNKNOWN", "There is no such account.");
    private static readonly Refusal Own = new(RefusalKind.FailedPrecondition, "OWN_ACCOUNT", "Nobody resets their own second factor; the account's security page changes it.");

    /// <summary>Resets, in one transaction. <c>ACCOUNT_UNKNOWN</c>; <c>OWN_ACCOUNT</c> when the actor is the account itself.</summary>
    public Task<Outcome<bool>> RunAsync(AccountId account, Actor actor, CancellationToken cancellation) =>
        unit.ExecuteAsync<Outcome<bool>>(async (work, token) =>
        {
            if (actor.Kind == ActorKind.Account && actor.Id == account.ToString())
                return Own;
            if (await users.FindByIdAsync(account.Value.ToString()) is not { } user)
                return Unknown;
            var passkeys = await users.GetPasskeysAsync(user);
            foreach (var passkey in passkeys)
                Demand(await users.RemovePasskeyAsync(user, passkey.CredentialId));
            // What was begun with the old factors (a half sign-in, a mailed link) ends as well.
            Demand(await users.UpdateSecurityStampAsync(user));
            var had = await store.RemoveAuthenticatorAsync(account, token);
            await store.ReplaceRecoveryCodesAsync(account, [], token);
            await store.ForgetDevicesAsync(account, null, token);
            await sessions.EndAllAsync(account, SessionEnding.Administrator, actor, null, token);
            work.Audit(new AuditEntry("account.second-factor.reset", actor, account.ToString(), $"{passkeys.Count} passkeys, {(had ? "an" : "no")} authenticator"));
            work.MailChange(account, SecurityChange.SecondFactorReset);
            return true;
        }, cancellation);

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new StaleRevisionException("The account was changed meanwhile.");
    }
}
