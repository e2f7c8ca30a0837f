using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Accounts.Tickets;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.SigningIn;

/// <summary>
/// Leads a sign-in from its first factor to the session. Between the steps there is no session: what is proven so far travels sealed with the browser, so that no
/// step is skipped by calling the next address.
/// </summary>
public sealed class SignInSteps(IAccountStore accounts, UserManager<HubUser> users, Authenticator authenticator, RememberedDevices remembered, KnownDevice known,
    SealedTickets tickets, BrowserMark browser, SessionDirectory sessions, SignOnOptions options, AccountOptions policy, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private string CookieName => SessionCookie.Name(options.Issuer, "signing-in");

    /// <summary>Goes on after something was proven: to the next step, or into a session.</summary>
    /// <param name="http">The browser's request.</param>
    /// <param name="user">Who.</param>
    /// <param name="methods">All that was proven so far.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="authenticatedAt">When the person proved themself, if not just now (at an upstream provider).</param>
    public async Task<SignInResult> AdvanceAsync(
        HttpContext http, HubUser user, IReadOnlyList<string> methods, CancellationToken cancellation, DateTimeOffset? authenticatedAt = null)
    {
        if (await NextAsync(http, user, methods, cancellation) is { } step)
        {
            var pending = new PendingSignIn(user.AccountId.ToString(), user.SecurityStamp ?? "", methods);
            http.Response.Cookies.Append(CookieName, tickets.Seal(TicketKind.PendingSignIn, pending, Lifetime, browser.Give(http)), Cookie(Lifetime));
            return new SignInResult.Pending(step);
        }
        if (http.Request.Cookies.ContainsKey(CookieName))
            http.Response.Cookies.Delete(CookieName, Cookie(null));
        // Only by an address that the account has proven: who merely claims somebody's at registration is no friend of theirs, and would guess uncounted.
        if (user is { EmailConfirmed: true, NormalizedEmail: { } name })
            known.Remember(http, name);
        await sessions.StartAsync(http, user.AccountId, methods, cancellation, authenticatedAt);
        return new SignInResult.SignedIn(user);
    }

    /// <summary>The sign-in that this browser has begun, with its account and what it waits for; null when there is none or its time is over.</summary>
    public async Task<OpenSignIn?> ReadAsync(HttpContext http, CancellationToken cancellation)
    {
        if (tickets.Open<PendingSignIn>(TicketKind.PendingSignIn, http.Request.Cookies[CookieName], browser.Read(http)) is not { } ticket
            || !TypeId.TryParse<AccountId>(ticket.Content.Account, out var account)
            || await users.FindByIdAsync(account.Value.ToString()) is not { } user
            || !user.MaySignIn(time.UtcNow()) || (user.SecurityStamp ?? "") != ticket.Content.Stamp
            || await NextAsync(http, user, ticket.Content.Methods, cancellation) is not { } step)
            return null;
        return new OpenSignIn(ticket.Id, user, ticket.Content.Methods, step);
    }

    /// <summary>True when the account belongs to staff, who need a second factor.</summary>
    public async Task<bool> IsStaffAsync(AccountId account, CancellationToken cancellation) => policy.StaffSecondFactor && (await accounts.RolesAsync(account, cancellation)).Any(HubRoles.All.Contains);

    private async Task<SignInStep?> NextAsync(HttpContext http, HubUser user, IReadOnlyList<string> methods, CancellationToken cancellation)
    {
        var account = user.AccountId;
        if (AuthenticationContext.LevelOf(methods) < AuthenticationLevel.Two && !methods.Contains(SignInMethods.OneTimeCode))
        {
            var enrolled = await authenticator.IsEnrolledAsync(account, cancellation);
            var staff = await IsStaffAsync(account, cancellation);
            if (enrolled && (staff || !await remembered.RecogniseAsync(http, account, cancellation)))
                return SignInStep.SecondFactor;
            if (staff && !enrolled)
                return (await users.GetPasskeysAsync(user)).Count > 0 ? SignInStep.SecondFactor : SignInStep.EnrolSecondFactor;
        }
        return user.ClosedAt is null ? null : SignInStep.Reactivate;
    }

    private CookieOptions Cookie(TimeSpan? age) => new() { HttpOnly = true, Secure = options.Https, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age };
}
