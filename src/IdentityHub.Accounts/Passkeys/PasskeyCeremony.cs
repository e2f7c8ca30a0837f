using IdentityHub.Accounts.Mail;
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

namespace IdentityHub.Accounts.Passkeys;

/// <summary>
/// The two ceremonies of WebAuthn over ASP.NET Core Identity's handler, which checks type, challenge, origin, relying-party id, user verification, signature and
/// counter (Level 3 §7.1, §7.2). Ours are: the challenge is good once, in the browser that asked for it, and no longer than ten minutes; nobody is named before the
/// passkey is proven; a counter that went back is written down as a likely copy.
/// </summary>
public sealed class PasskeyCeremony(IPasskeyHandler<HubUser> handler, UserManager<HubUser> users, SealedTickets tickets, BrowserMark browser, IUnitOfWork unit, TimeProvider time)
{
    /// <summary>The longest credential id that is kept, in bytes: what an index key of every engine holds. The standard allows 1,023; authenticators make 16 to 250.</summary>
    public const int LongestId = 800;

    private const int MaximumCredential = 16_384;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private static readonly Refusal Unproven = new(RefusalKind.Invalid, "PASSKEY_REFUSED", "The passkey couldn't be taken; try once more.");

    /// <summary>A challenge for whatever passkey the browser has for us. The same for everybody: it lists no credential, so it tells of nobody.</summary>
    public async Task<PasskeyChallenge> AskAsync(HttpContext http)
    {
        var options = await handler.MakeRequestOptionsAsync(null, http);
        return new PasskeyChallenge(options.RequestOptionsJson, tickets.Seal(TicketKind.PasskeyAssertion, new Challenge(options.AssertionState ?? "", null), Lifetime, browser.Give(http)));
    }

    /// <summary>A challenge for a new passkey of the account; the browser refuses authenticators that hold one already.</summary>
    public async Task<PasskeyChallenge> OfferAsync(HttpContext http, HubUser user)
    {
        // The handle within the authenticator is the account's random id; name and address are shown to the person only.
        var options = await handler.MakeCreationOptionsAsync(
            new PasskeyUserEntity { Id = user.Id.ToString(), Name = user.Email ?? user.DisplayName, DisplayName = user.DisplayName }, http);
        return new PasskeyChallenge(options.CreationOptionsJson,
            tickets.Seal(TicketKind.PasskeyCreation, new Challenge(options.AttestationState ?? "", user.AccountId.ToString()), Lifetime, browser.Give(http)));
    }

    /// <summary>Checks an answer to <see cref="AskAsync"/>; null when it proves nothing. The challenge is used up either way.</summary>
    /// <param name="http">The browser's request.</param>
    /// <param name="ticket">From the challenge.</param>
    /// <param name="credential">The browser's answer as JSON.</param>
    /// <param name="account">Whose passkey it must be; null for anybody's.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<PasskeyProof?> VerifyAsync(HttpContext http, string? ticket, string credential, AccountId? account, CancellationToken cancellation)
    {
        if (credential.Length > MaximumCredential || await UseAsync(TicketKind.PasskeyAssertion, http, ticket, cancellation) is not { } challenge)
            return null;
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { CredentialJson = credential, AssertionState = challenge.State, HttpContext = http });
        if (!result.Succeeded)
        {
            await NoteCopyAsync(result.Failure, credential, cancellation);
            return null;
        }
        var (user, passkey) = (result.User, result.Passkey);
        if ((account is { } expected && user.AccountId != expected) || !user.MaySignIn(time.UtcNow()))
            return null;
        await unit.ExecuteAsync(async (_, _) => Saved(await users.AddOrUpdatePasskeyAsync((await users.FindByIdAsync(user.Id.ToString()))!, passkey)), cancellation);
        return new PasskeyProof(user, SignInMethods.OfPasskey(passkey.IsBackupEligible));
    }

    /// <summary>Keeps a new passkey, the answer to <see cref="OfferAsync"/>. <c>PASSKEY_REFUSED</c> when it isn't one.</summary>
    public async Task<Outcome<bool>> AddAsync(HttpContext http, HubUser user, string? ticket, string credential, string name, CancellationToken cancellation)
    {
        if (credential.Length > MaximumCredential || await UseAsync(TicketKind.PasskeyCreation, http, ticket, cancellation) is not { } challenge
            || challenge.Account != user.AccountId.ToString())
            return Unproven;
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { CredentialJson = credential, AttestationState = challenge.State, HttpContext = http });
        if (!result.Succeeded || result.Passkey.CredentialId.Length > LongestId)
            return Unproven;
        result.Passkey.Name = name;
        return await unit.ExecuteAsync<Outcome<bool>>(async (work, _) =>
        {
            Saved(await users.AddOrUpdatePasskeyAsync((await users.FindByIdAsync(user.Id.ToString()))!, result.Passkey));
            work.Audit(new AuditEntry("account.passkey.add", Actor.Account(user.AccountId), user.AccountId.ToString()));
            work.MailChange(user.AccountId, SecurityChange.PasskeyAdded);
            return true;
        }, cancellation);
    }

    private async Task<Challenge?> UseAsync(TicketKind kind, HttpContext http, string? ticket, CancellationToken cancellation) =>
        tickets.Open<Challenge>(kind, ticket, browser.Read(http)) is { } open && await unit.ExecuteAsync((_, token) => tickets.UseAsync(open, token), cancellation) ? open.Content : null;

    // A signal, not a proof (WebAuthn Level 3 §6.1.1): the sign-in is refused, the owner's security page and the audit trail say why.
    private async Task NoteCopyAsync(PasskeyException failure, string credential, CancellationToken cancellation)
    {
        if (!failure.Message.Contains("signature counter", StringComparison.Ordinal) || CredentialJson.IdOf(credential) is not { } id || await users.FindByPasskeyIdAsync(id) is not { } owner)
            return;
        await unit.ExecuteAsync((work, _) =>
        {
            work.Audit(new AuditEntry("account.passkey.copy-suspected", Actor.Hub("accounts"), owner.AccountId.ToString(), "The authenticator's counter went back."));
            return Task.FromResult(true);
        }, cancellation);
    }

    private static bool Saved(IdentityResult result) => result.Succeeded ? true : throw new StaleRevisionException("The account was changed meanwhile.");

    private sealed record Challenge(string State, string? Account);
}
