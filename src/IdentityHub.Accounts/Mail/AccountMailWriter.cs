using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.EmailChange;
using IdentityHub.Accounts.MailLinks;
using IdentityHub.Accounts.Registration;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Accounts.Mail;

/// <summary>Writes the mail that was ordered, from what holds when it is sent; links lead to the issuer, whatever host a request came by.</summary>
public sealed class AccountMailWriter(IAccountStore store, EmailVerification verification, SignInLinks links, PasswordResets resets, EmailChanges changes,
    SignInSteps steps, SignOnOptions options)
{
    /// <summary>The message; null when there is no longer a reason for it.</summary>
    internal async Task<MailMessage?> WriteAsync(HubUser user, AccountMailOrder order, CancellationToken cancellation) => order.Kind switch
    {
        AccountMailOrder.VerifyEmail => await VerifyAsync(user, cancellation),
        AccountMailOrder.SignInLink => await SignInLinkAsync(user, order, cancellation),
        AccountMailOrder.PasswordReset => AccountMails.PasswordReset(user.Email!, user.Locale, Link("reset-password", ("ticket", resets.CreateTicket(user)))),
        AccountMailOrder.EmailChangeOld => await ChangeAsync(user, EmailChangeEnd.Old, cancellation),
        AccountMailOrder.EmailChangeNew => await ChangeAsync(user, EmailChangeEnd.New, cancellation),
        AccountMailOrder.Closing when user.EraseAfter is { } day => AccountMails.Closing(user.Email!, user.Locale, day, options.At("sign-in")),
        AccountMailOrder.SecurityChanged when order.Change is { } change => AccountMails.SecurityChanged(user.Email!, user.Locale, change, options.At("account/security")),
        _ => null,
    };

    private async Task<MailMessage?> VerifyAsync(HubUser user, CancellationToken cancellation)
    {
        if (user.EmailConfirmed)
            return null;
        if (await store.IsEmailOwnedAsync(user.NormalizedEmail!, user.AccountId, cancellation))
            return AccountMails.AddressKnown(user.Email!, user.Locale, options.At("sign-in"));
        return AccountMails.VerifyEmail(user.Email!, user.Locale,
            Link("verify-email", ("account", user.AccountId.ToString()), ("token", await verification.CreateTokenAsync(user))));
    }

    private async Task<MailMessage?> SignInLinkAsync(HubUser user, AccountMailOrder order, CancellationToken cancellation)
    {
        // Who reads an inbox isn't thereby known to be the person whose address was never proven; staff need more than a mail.
        if (!user.EmailConfirmed)
            return await VerifyAsync(user, cancellation);
        return await steps.IsStaffAsync(user.AccountId, cancellation)
            ? AccountMails.NoLinkForStaff(user.Email!, user.Locale, options.At("sign-in"))
            : AccountMails.SignInLink(user.Email!, user.Locale, Link("sign-in/link/open", ("ticket", links.CreateTicket(user, order.Browser))));
    }

    private async Task<MailMessage?> ChangeAsync(HubUser user, EmailChangeEnd end, CancellationToken cancellation)
    {
        if (await changes.FindAsync(user.AccountId, cancellation) is not { } change)
            return null;
        var link = Link("confirm-email", ("ticket", changes.CreateTicket(change, end)));
        if (end == EmailChangeEnd.Old)
            return AccountMails.EmailChangeOld(user.Email!, user.Locale, change.NewEmail, link);
        return await store.IsEmailOwnedAsync(change.NormalizedEmail, user.AccountId, cancellation)
            ? AccountMails.AddressKnown(change.NewEmail, user.Locale, options.At("sign-in"))
            : AccountMails.EmailChangeNew(change.NewEmail, user.Locale, link);
    }

    private Uri Link(string path, params (string Name, string Value)[] parameters) =>
        new(QueryHelpers.AddQueryString(options.At(path).AbsoluteUri, parameters.Select(parameter => KeyValuePair.Create(parameter.Name, (string?)parameter.Value))));
}
