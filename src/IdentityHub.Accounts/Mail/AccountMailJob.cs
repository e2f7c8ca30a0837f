using System.Text.Json;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Time;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.Mail;

/// <summary>Sends an account's mail.</summary>
public sealed class AccountMailJob(UserManager<HubUser> users, AccountMailWriter writer, IMailer mailer, TimeProvider time) : IJobHandler
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
        if (await users.FindByIdAsync(id.Value.ToString()) is not { Email: not null } user || !user.MaySignIn(time.UtcNow())
            || await writer.WriteAsync(user, order, cancellation) is not { } message)
            return new JobOutcome.Completed();
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
