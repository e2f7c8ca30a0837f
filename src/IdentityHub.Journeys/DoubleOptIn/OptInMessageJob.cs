using IdentityHub.Accounts.Mail;
using IdentityHub.Consent;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.DoubleOptIn;
using IdentityHub.Consent.Messaging;
using IdentityHub.Consent.Privacy;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.OpenId;

namespace IdentityHub.Journeys.DoubleOptIn;

/// <summary>Asks the owner of an address whether they agree: once, by mail or text message. To a suppressed address nothing is sent.</summary>
public sealed class OptInMessageJob(IConsentStore store, OptIns optIns, OptInTickets tickets, ConsentCatalog catalog, ContactPointKeys keys, IMailer mailer, ITextMessenger messenger, SignOnOptions options) : IJobHandler
{
    private const int MaximumAttempts = 12;

    /// <inheritdoc/>
    public static string Kind => "consent.double-opt-in";

    /// <inheritdoc/>
    public async Task<JobOutcome> RunAsync(JobLease job, CancellationToken cancellation)
    {
        if (!TypeId.TryParse<ConsentEventId>(PrivacyRequestJson.Read<OptInOrder>(job.Payload.Span).Request, out var request))
            return new JobOutcome.GiveUp("The order can't be read.");
        if (await store.RecordOfAsync(request, cancellation) is not { } record || await optIns.FindAsync(request, record, cancellation) is not { Answered: false } open)
            return new JobOutcome.Completed();
        if ((await store.SuppressionsAsync([keys.Of(open.ContactPoint)], cancellation)).Any(suppression => suppression.ReleasedAt is null && suppression.Covers(PurposeKind.Promotional)))
            return new JobOutcome.Completed();
        var purpose = open.Request.Purpose is { } id ? await catalog.FindAsync(id, cancellation) : null;
        if (purpose is null)
            return new JobOutcome.Completed();
        var link = options.At($"confirm-consent/{tickets.Seal(request, record)}");
        var title = purpose.TextFor(open.Locale).Title;
        try
        {
            if (open.ContactPoint.Kind == ContactPointKind.Email)
                await mailer.SendAsync(OptInMessages.Mail(open.ContactPoint.Value, open.Locale ?? "en", title, purpose.TextFor(open.Locale).Body, link), cancellation);
            else
                await messenger.SendAsync(OptInMessages.Text(open.ContactPoint.Value, open.Locale ?? "en", title, link), cancellation);
            return new JobOutcome.Completed();
        }
        catch (Exception failure) when (failure is not OperationCanceledException && job.Attempt < MaximumAttempts)
        {
            return new JobOutcome.RetryLater($"The provider didn't take it: {failure.GetType().Name}.", TimeSpan.FromSeconds(Math.Min(3600, 5 * Math.Pow(2, job.Attempt))));
        }
    }
}
