using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Mail;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.MailLinks;

/// <summary>
/// Takes a stranger's wish for a mail to an address. Whether an account has it makes no difference that could be seen or timed: the same look-ups, and one order
/// either way, of which the one for nobody is dropped when it is carried out.
/// </summary>
public sealed class MailRequests(IAccountStore accounts, ILookupNormalizer normalizer, Attempts attempts, IUnitOfWork unit, TimeProvider time)
{
    private const int LongestEmail = 254;

    /// <summary>Orders the mail; zero, or how long to wait until the next may be ordered.</summary>
    internal async Task<TimeSpan> OrderAsync(HttpContext http, string email, string kind, string? browserHash, CancellationToken cancellation)
    {
        var name = normalizer.NormalizeEmail(email.Length > LongestEmail ? "" : email.Trim());
        var wait = await attempts.TakeAsync(http, kind, name, AttemptRules.Mails, cancellation);
        if (wait > TimeSpan.Zero)
            return wait;
        var account = (await accounts.FindByEmailAsync(name, cancellation))?.AccountId ?? TypeId.New<AccountId>(time);
        await unit.ExecuteAsync((work, _) =>
        {
            work.MailLink(account, kind, browserHash);
            return Task.FromResult(true);
        }, cancellation);
        return TimeSpan.Zero;
    }
}
