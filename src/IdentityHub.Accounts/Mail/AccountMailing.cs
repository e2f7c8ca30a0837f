using System.Text.Json;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Accounts.Mail;

/// <summary>Orders mails to accounts, as part of the command that gives the reason.</summary>
internal static class AccountMailing
{
    public static void Mail(this IWork work, AccountId account, string kind) => Order(work, new AccountMailOrder(account.ToString(), kind));

    public static void MailLink(this IWork work, AccountId account, string kind, string? browserHash) =>
        Order(work, new AccountMailOrder(account.ToString(), kind) { Browser = browserHash });

    public static void MailChange(this IWork work, AccountId account, SecurityChange change) =>
        Order(work, new AccountMailOrder(account.ToString(), AccountMailOrder.SecurityChanged) { Change = change });

    private static void Order(IWork work, AccountMailOrder order) => work.Enqueue(new JobRequest(AccountMailJob.Kind, JsonSerializer.SerializeToUtf8Bytes(order)));
}
