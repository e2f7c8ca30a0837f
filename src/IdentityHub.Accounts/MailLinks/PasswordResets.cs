using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Mail;
using IdentityHub.Accounts.Passwords;
using IdentityHub.Accounts.Tickets;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Accounts.MailLinks;

/// <summary>A forgotten password: a link in a mail, good once for an hour, sets a new one and ends every session. A second factor stays and is asked for.</summary>
public sealed class PasswordResets(MailRequests requests, UserManager<HubUser> users, IAccountStore accounts, HashingQueue queue, Argon2PasswordHasher hasher, PasswordPolicy policy,
    SealedTickets tickets, SessionDirectory sessions, SignOnOptions options, IUnitOfWork unit, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private static readonly Refusal Invalid = new(RefusalKind.FailedPrecondition, "LINK_INVALID", "This link was used or is out of date; ask for a new one.");

    /// <summary>Orders the mail. Zero, or how long to wait; says nothing about whether there is an account.</summary>
    public Task<TimeSpan> RequestAsync(HttpContext http, string email, CancellationToken cancellation) =>
        requests.OrderAsync(http, email, AccountMailOrder.PasswordReset, null, cancellation);

    /// <summary>True when the link can still be used.</summary>
    public async Task<bool> IsGoodAsync(string? ticket, CancellationToken cancellation) => await OpenAsync(ticket, cancellation) is not null;

    /// <summary>Sets the new password. <c>LINK_INVALID</c>, or violations of the password or <see cref="HashingQueue.Busy"/>, after which the link is still good.</summary>
    public async Task<Outcome<bool>> CompleteAsync(string? ticket, string wanted, CancellationToken cancellation)
    {
        if (await OpenAsync(ticket, cancellation) is not { } open)
            return Invalid;
        if (await policy.CheckAsync(wanted, open.User.Email ?? "", open.User.GivenName, open.User.FamilyName, cancellation) is { } complaint)
            return Refusal.Invalid("password", complaint);
        using var place = queue.TryEnter();
        if (place is null)
            return HashingQueue.Busy;
        var hash = await hasher.HashAsync(place, wanted, cancellation);
        var account = open.User.AccountId;
        return await unit.ExecuteAsync<Outcome<bool>>(async (work, token) =>
        {
            if (!await tickets.UseAsync(open.Ticket, token) || await users.FindByIdAsync(account.Value.ToString()) is not { } user)
                return Invalid;
            // Whoever reads the inbox of an address that was never proven takes over what a stranger may have prepared: nothing of it stays (pre-hijacking).
            if (!user.EmailConfirmed)
                await accounts.RemoveCredentialsAsync(account, token);
            user.PasswordHash = hash;
            user.UpdatedAt = time.UtcNow();
            if (!(await users.UpdateSecurityStampAsync(user)).Succeeded)
                throw new StaleRevisionException("The account was changed meanwhile.");
            await accounts.ForgetDevicesAsync(account, token);
            work.Audit(new AuditEntry("account.password.reset", Actor.Account(account), account.ToString()));
            work.MailChange(account, SecurityChange.Password);
            await sessions.EndAllAsync(account, SessionEnding.PasswordChanged, Actor.Account(account), null, token);
            return true;
        }, cancellation);
    }

    /// <summary>The address of a link for the operator to hand over: as the mailed one, good once for an hour, in the hands of whoever has it.</summary>
    public Uri CreateLink(HubUser user) => new(QueryHelpers.AddQueryString(options.At("reset-password").AbsoluteUri, "ticket", CreateTicket(user)));

    internal string CreateTicket(HubUser user) =>
        tickets.Seal(TicketKind.PasswordReset, new Link(user.AccountId.ToString(), user.SecurityStamp ?? "", user.NormalizedEmail), Lifetime, null);

    private async Task<(Ticket<Link> Ticket, HubUser User)?> OpenAsync(string? ticket, CancellationToken cancellation) =>
        tickets.Open<Link>(TicketKind.PasswordReset, ticket, null) is { } open && TypeId.TryParse<AccountId>(open.Content.Account, out var id)
        && await accounts.FindAsync(id, cancellation) is { } user && user.MaySignIn(time.UtcNow())
        && (user.SecurityStamp ?? "") == open.Content.Stamp && user.NormalizedEmail == open.Content.Email && !await tickets.IsUsedAsync(open, cancellation)
            ? (open, user)
            : null;

    private sealed record Link(string Account, string Stamp, string? Email);
}
