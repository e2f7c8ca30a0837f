using System.Text.Json;
using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Registration;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.OpenId;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Accounts.Mail;

/// <summary>Sends an account's mail.</summary>
public sealed class AccountMailJob(UserManager<HubUser> users, IAccountStore store, EmailVerification verification, IMailer mailer, SignOnOptions options) : IJobHandler
{
    private const int MaximumAttempts = 12;

    /// <inheritdoc/>
    public static string Kind => "accounts.mail";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        var order = JsonSerializer.Deserialize<AccountMailOrder>(job.Payload.Span);
        if (order is null || !TypeId.TryParse<AccountId>(order.Account, out var id))
            return new JobOutcome.GiveUp("The order can't be read.");
        if (await users.FindByIdAsync(id.Value.ToString()) is not { ClosedAt: null, EmailConfirmed: false, Email: { } email } user)
            return new JobOutcome.Completed();

        var message = await store.IsEmailOwnedAsync(user.NormalizedEmail!, id, cancellation)
            ? AccountMails.AddressKnown(email, user.Locale, options.At("sign-in"))
            : AccountMails.VerifyEmail(email, user.Locale, new Uri(QueryHelpers.AddQueryString(options.At("verify-email").AbsoluteUri, new Dictionary<string, string?>
            {
                ["account"] = order.Account,
                ["token"] = await verification.CreateTokenAsync(user),
            })));
        try
        {
            await mailer.SendAsync(message, cancellation);
            return new JobOutcome.Completed();
        }
        catch (Exception failure) when (failure is not OperationCanceledException && job.Attempt < MaximumAttempts)
        {
            return new JobOutcome.RetryLater($"The mail server didn't take it: {failure.GetType().Name}.", TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, job.Attempt))));
        }
    }
}
