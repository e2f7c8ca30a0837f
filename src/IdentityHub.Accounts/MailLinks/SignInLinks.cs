using IdentityHub.Accounts.Mail;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.Accounts.Tickets;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using SignInResult = IdentityHub.Accounts.SigningIn.SignInResult;

namespace IdentityHub.Accounts.MailLinks;

/// <summary>
/// Signing in by a link in a mail: good once, for a quarter of an hour, in the browser that asked for it, so that a link that is forwarded, or fetched by a mail
/// scanner, signs nobody in. It is one factor; a second one is asked for as after a password.
/// </summary>
public sealed class SignInLinks(MailRequests requests, UserManager<HubUser> users, SealedTickets tickets, BrowserMark browser, SignInSteps steps, IUnitOfWork unit, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Orders the mail. Zero, or how long to wait; says nothing about whether there is an account.</summary>
    public Task<TimeSpan> RequestAsync(HttpContext http, string email, CancellationToken cancellation) =>
        requests.OrderAsync(http, email, AccountMailOrder.SignInLink, SealedTickets.HashOf(browser.Give(http)), cancellation);

    /// <summary>True when the link can still be used in this browser. Uses nothing up.</summary>
    public async Task<bool> IsGoodAsync(HttpContext http, string? ticket, CancellationToken cancellation) =>
        Open(http, ticket) is { } open && !await tickets.IsUsedAsync(open, cancellation);

    /// <summary>Uses the link up and goes on with the sign-in; refused when it isn't good here.</summary>
    public async Task<SignInResult> SignInAsync(HttpContext http, string? ticket, CancellationToken cancellation)
    {
        if (Open(http, ticket) is not { } open || !TypeId.TryParse<AccountId>(open.Content.Account, out var id)
            || !await unit.ExecuteAsync((_, token) => tickets.UseAsync(open, token), cancellation)
            || await users.FindByIdAsync(id.Value.ToString()) is not { EmailConfirmed: true } user || !user.MaySignIn(time.UtcNow())
            || (user.SecurityStamp ?? "") != open.Content.Stamp || user.NormalizedEmail != open.Content.Email)
            return new SignInResult.Refused();
        return SignInMeter.Count(SignInMethods.Email, await steps.AdvanceAsync(http, user, [SignInMethods.Email], cancellation));
    }

    internal string CreateTicket(HubUser user, string? browserHash) =>
        tickets.SealForHash(TicketKind.SignInLink, new Link(user.AccountId.ToString(), user.SecurityStamp ?? "", user.NormalizedEmail), Lifetime, browserHash ?? "none");

    private Ticket<Link>? Open(HttpContext http, string? ticket) => tickets.Open<Link>(TicketKind.SignInLink, ticket, browser.Read(http));

    private sealed record Link(string Account, string Stamp, string? Email);
}
