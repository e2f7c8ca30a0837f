using System.Security.Cryptography;
using IdentityHub.Accounts.Mail;
using IdentityHub.Accounts.Tickets;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Accounts.SecondFactor;

/// <summary>Authenticator apps (RFC 6238). A secret is kept, encrypted under the root key, only when a code has shown that the app has it.</summary>
public sealed class Authenticator(ISecondFactorStore store, RecoveryCodes recovery, SealedTickets tickets, BrowserMark browser, IKeyWrapping keys, IUnitOfWork unit, TimeProvider time)
{
    private const string Purpose = "authenticator secret";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
    private static readonly Refusal Stale = new(RefusalKind.FailedPrecondition, "ENROLMENT_STALE", "This page was open for too long; scan the new code.");
    private static readonly Refusal Wrong = new(RefusalKind.Invalid, "CODE_WRONG", "The code isn't right; it changes every 30 seconds.");

    /// <summary>A new secret for the page that shows it. Nothing is kept yet.</summary>
    public AuthenticatorOffer Offer(HttpContext http, HubUser user)
    {
        var secret = RandomNumberGenerator.GetBytes(Totp.SecretLength);
        var ticket = tickets.Seal(TicketKind.AuthenticatorEnrolment, new Enrolment(user.AccountId.ToString(), Convert.ToBase64String(secret)), Lifetime, browser.Give(http));
        return OfferOf(user, secret, ticket);
    }

    /// <summary>The offer of a ticket that was made for this account in this browser, so that a mistyped code needn't be scanned again; null when it is stale.</summary>
    public AuthenticatorOffer? Reopen(HttpContext http, HubUser user, string? ticket) =>
        Open(http, user.AccountId, ticket) is { } open ? OfferOf(user, Convert.FromBase64String(open.Content.Secret), ticket!) : null;

    /// <summary>Keeps the secret when the code shows that the app has it; returns new recovery codes. <c>ENROLMENT_STALE</c>, <c>CODE_WRONG</c>.</summary>
    public async Task<Outcome<string[]>> EnrolAsync(HttpContext http, HubUser user, string? ticket, string code, CancellationToken cancellation)
    {
        var account = user.AccountId;
        if (Open(http, account, ticket) is not { } open)
            return Stale;
        var secret = Convert.FromBase64String(open.Content.Secret);
        if (Totp.Match(secret, code, time.UtcNow(), long.MinValue) is not { } step)
            return Wrong;
        return await unit.ExecuteAsync<Outcome<string[]>>(async (work, token) =>
        {
            if (!await tickets.UseAsync(open, token))
                return Stale;
            await KeepAsync(work, account, secret, step, Actor.Account(account), token);
            work.MailChange(account, SecurityChange.AuthenticatorAdded);
            return (string[])[.. await recovery.RenewAsync(account, tell: false, token)];
        }, cancellation);
    }

    /// <summary>Keeps a known secret, for seeds and migrations.</summary>
    public Task SeedAsync(AccountId account, byte[] secret, Actor actor, CancellationToken cancellation) =>
        unit.ExecuteAsync(async (work, token) =>
        {
            await KeepAsync(work, account, secret, 0, actor, token);
            return true;
        }, cancellation);

    /// <summary>True when the account has one.</summary>
    public async Task<bool> IsEnrolledAsync(AccountId account, CancellationToken cancellation) => await store.AuthenticatorAsync(account, cancellation) is not null;

    /// <summary>Takes a code, once. Attempts are limited by whoever calls.</summary>
    public async Task<bool> VerifyAsync(AccountId account, string code, CancellationToken cancellation) =>
        await store.AuthenticatorAsync(account, cancellation) is { } kept
        && Totp.Match(keys.Unwrap(Purpose, kept.WrappedSecret), code, time.UtcNow(), kept.LastStep) is { } step
        && await unit.ExecuteAsync((_, token) => store.UseStepAsync(account, step, token), cancellation);

    /// <summary>The next code that would be taken, for the demo, which plays the app itself; null when the account has none or must wait for the next step.</summary>
    public async Task<string?> NextCodeAsync(AccountId account, CancellationToken cancellation)
    {
        if (await store.AuthenticatorAsync(account, cancellation) is not { } kept)
            return null;
        var present = Totp.StepAt(time.UtcNow());
        var step = Math.Max(present, kept.LastStep + 1);
        return step <= present + 1 ? Totp.CodeOf(keys.Unwrap(Purpose, kept.WrappedSecret), step) : null;
    }

    /// <summary>Removes the authenticator with its recovery codes and remembered devices; false when there is none.</summary>
    public Task<bool> RemoveAsync(AccountId account, CancellationToken cancellation) =>
        unit.ExecuteAsync(async (work, token) =>
        {
            if (!await store.RemoveAuthenticatorAsync(account, token))
                return false;
            await store.ReplaceRecoveryCodesAsync(account, [], token);
            await store.ForgetDevicesAsync(account, null, token);
            work.Audit(new AuditEntry("account.authenticator.remove", Actor.Account(account), account.ToString()));
            work.MailChange(account, SecurityChange.AuthenticatorRemoved);
            return true;
        }, cancellation);

    private async Task KeepAsync(IWork work, AccountId account, byte[] secret, long step, Actor actor, CancellationToken cancellation)
    {
        await store.SetAuthenticatorAsync(account, new AuthenticatorRecord(keys.Wrap(Purpose, secret), step, time.UtcNow()), cancellation);
        work.Audit(new AuditEntry("account.authenticator.enrol", actor, account.ToString()));
    }

    private Ticket<Enrolment>? Open(HttpContext http, AccountId account, string? ticket) =>
        tickets.Open<Enrolment>(TicketKind.AuthenticatorEnrolment, ticket, browser.Read(http)) is { } open && open.Content.Account == account.ToString() ? open : null;

    private static AuthenticatorOffer OfferOf(HubUser user, byte[] secret, string ticket) =>
        new(ticket, Base32.Encode(secret), Totp.Address("IdentityHub", user.Email ?? user.DisplayName, secret));

    private sealed record Enrolment(string Account, string Secret);
}
