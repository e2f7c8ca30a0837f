using IdentityHub.Accounts.Mail;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Messaging;
using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Jobs;
using IdentityHub.OpenId;

namespace IdentityHub.Journeys.WithoutAccount;

/// <summary>
/// Sends a link to a contact point, when anybody is known by it: strangers can't have mail sent to the world, and nobody sees whether it was, because it is decided here and not
/// while they wait.
/// </summary>
public sealed class RightsLinkJob(RightsLinks links, PartiesByContactPoint parties, IMailer mailer, ITextMessenger messenger, SignOnOptions options) : IJobHandler
{
    private const int MaximumAttempts = 8;

    /// <inheritdoc/>
    public static string Kind => "privacy.rights-link";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        var order = PrivacyRequestJson.Read<RightsLinkOrder>(job.Payload.Span);
        var ticket = order.Follows ? links.OpenToFollow(order.Token) : links.OpenToAsk(order.Token);
        if (ticket is null || (!order.Follows && (await parties.FindAsync(ticket.ContactPoint, cancellation)).Count == 0))
            return new JobOutcome.Completed();
        var link = options.At(order.Follows ? $"your-rights/follow/{order.Token}" : $"your-rights/{order.Token}");
        try
        {
            if (ticket.ContactPoint.Kind == ContactPointKind.Email)
                await mailer.SendAsync(RightsMessages.Mail(ticket.ContactPoint.Value, ticket.Locale, link, order.Follows), cancellation);
            else
                await messenger.SendAsync(RightsMessages.Text(ticket.ContactPoint.Value, ticket.Locale, link, order.Follows), cancellation);
            return new JobOutcome.Completed();
        }
        catch (Exception failure) when (failure is not OperationCanceledException && job.Attempt < MaximumAttempts)
        {
            return new JobOutcome.RetryLater($"The provider didn't take it: {failure.GetType().Name}.", TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, job.Attempt))));
        }
    }
}
