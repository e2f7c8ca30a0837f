using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Mail;
using IdentityHub.Accounts.Registration;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.Accounts.Tickets;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.EmailChange;

/// <summary>
/// Changes an account's address when both the old and the new one agreed, by a link each: neither a stolen session nor a mistyped address takes the account away
/// from its owner. Says nothing about whether another account has the new address; its inbox is told.
/// </summary>
public sealed class EmailChanges(IEmailChangeStore changes, IAccountStore accounts, UserManager<HubUser> users, ILookupNormalizer normalizer, Attempts attempts,
    SealedTickets tickets, IUnitOfWork unit, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private static readonly Refusal Invalid = new(RefusalKind.FailedPrecondition, "LINK_INVALID", "This link was used or is out of date; start the change again.");
    private static readonly Refusal Taken = new(RefusalKind.AlreadyExists, "EMAIL_TAKEN", "This address belongs to another account already; sign in there.");

    /// <summary>Begins a change; refuses a bad address, and too many changes with <c>TOO_MANY_ATTEMPTS</c>.</summary>
    public async Task<Outcome<bool>> RequestAsync(HttpContext http, HubUser user, string newEmail, CancellationToken cancellation)
    {
        var wanted = newEmail.Trim();
        var bad = AccountRegistration.Validate(new NewAccount(wanted, null, "x", "x")).Where(violation => violation.Field == "email").ToList();
        if (bad.Count > 0)
            return Refusal.Invalid(bad);
        var normalized = normalizer.NormalizeEmail(wanted);
        if (normalized == user.NormalizedEmail && user.EmailConfirmed)
            return Refusal.Invalid("email", "This is your address already.");
        if (await attempts.TakeAsync(http, "email-change", user.NormalizedEmail ?? user.Id.ToString(), AttemptRules.Mails, cancellation) > TimeSpan.Zero)
            return new Refusal(RefusalKind.Exhausted, "TOO_MANY_ATTEMPTS", "Too many mails were asked for; try again later.");
        var change = new EmailChangeRecord(Guid.CreateVersion7(time.GetUtcNow()), user.AccountId, wanted, normalized, time.UtcNow() + Lifetime,
            OldAgreed: !user.EmailConfirmed, NewAgreed: false);
        return await unit.ExecuteAsync<Outcome<bool>>(async (work, token) =>
        {
            await changes.SetAsync(change, token);
            if (!change.OldAgreed)
                work.Mail(user.AccountId, AccountMailOrder.EmailChangeOld);
            work.Mail(user.AccountId, AccountMailOrder.EmailChangeNew);
            work.Audit(new AuditEntry("account.email.change-request", Actor.Account(user.AccountId), user.AccountId.ToString()));
            return true;
        }, cancellation);
    }

    /// <summary>The account's open change; null for none.</summary>
    public async Task<EmailChangeRecord?> FindAsync(AccountId account, CancellationToken cancellation) =>
        await changes.FindAsync(account, cancellation) is { } change && change.ExpiresAt > time.UtcNow() ? change : null;

    /// <summary>Gives the change up.</summary>
    public Task CancelAsync(AccountId account, CancellationToken cancellation) =>
        unit.ExecuteAsync(async (work, token) =>
        {
            if (await changes.FindAsync(account, token) is null)
                return false;
            await changes.RemoveAsync(account, token);
            work.Audit(new AuditEntry("account.email.change-cancel", Actor.Account(account), account.ToString()));
            return true;
        }, cancellation);

    /// <summary>
    /// One end agrees. The account when that was the last that was missing and the address is changed; null while the other end is missing.
    /// <c>LINK_INVALID</c>, <c>EMAIL_TAKEN</c>. <c>Journeys.ChangeEmail</c> calls it in its transaction.
    /// </summary>
    public async Task<Outcome<HubUser?>> AgreeAsync(string? ticket, CancellationToken cancellation)
    {
        if (tickets.Open<Link>(TicketKind.EmailChange, ticket, null) is not { } open || !TypeId.TryParse<AccountId>(open.Content.Account, out var account))
            return Invalid;
        return await unit.ExecuteAsync<Outcome<HubUser?>>(async (work, token) =>
        {
            if (!await tickets.UseAsync(open, token) || !await changes.AgreeAsync(open.Content.Change, open.Content.End, token)
                || await FindAsync(account, token) is not { } change || await users.FindByIdAsync(account.Value.ToString()) is not { ClosedAt: null } user)
                return Invalid;
            if (!change.OldAgreed || !change.NewAgreed)
                return (HubUser?)null;
            if (await accounts.IsEmailOwnedAsync(change.NormalizedEmail, account, token))
                return Taken;
            (user.Email, user.NormalizedEmail, user.EmailConfirmed, user.UpdatedAt) = (change.NewEmail, change.NormalizedEmail, true, time.UtcNow());
            if (!(await users.UpdateSecurityStampAsync(user)).Succeeded)
                throw new StaleRevisionException("The account was changed meanwhile.");
            await accounts.TakeEmailFromOthersAsync(change.NormalizedEmail, account, token);
            await changes.RemoveAsync(account, token);
            work.Audit(new AuditEntry("account.email.change", Actor.Account(account), account.ToString()));
            return user;
        }, cancellation);
    }

    internal string CreateTicket(EmailChangeRecord change, EmailChangeEnd end) =>
        tickets.Seal(TicketKind.EmailChange, new Link(change.Account.ToString(), change.Id, end), change.ExpiresAt - time.UtcNow(), null);

    private sealed record Link(string Account, Guid Change, EmailChangeEnd End);
}
