using IdentityHub.Accounts.SigningIn;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Privacy;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Journeys.Portability;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Journeys.WithoutAccount;

/// <summary>
/// The rights of people without an account (GDPR Art. 12(2), (6), 15 to 21): who reads a contact point may ask for what is known by it. Nothing that is answered before the link tells
/// whether somebody is known; what is handed out or erased is looked at by an employee first.
/// </summary>
public sealed class RightsByContactPoint(
    Attempts attempts, RightsLinks links, PartiesByContactPoint parties, DataSubjects subjects, PrivacyDesk desk, RightsRun rights, PortabilityFiles files, PrivacyOptions options, IUnitOfWork unit, TimeProvider time)
{
    private static readonly Refusal LinkInvalid = Refusal.NotFound("LINK_INVALID", "This link was cut off or is out of date; ask for a new one.");

    /// <summary>What may be asked for.</summary>
    public static IReadOnlyList<PrivacyRequestKind> Offered { get; } =
        [PrivacyRequestKind.Access, PrivacyRequestKind.Erasure, PrivacyRequestKind.Objection, PrivacyRequestKind.OptOutOfSale, PrivacyRequestKind.Restriction, PrivacyRequestKind.Rectification];

    /// <summary>Orders the message with the link; nobody is looked up. Zero, or how long to wait until the next may be ordered.</summary>
    public async Task<TimeSpan> OrderAsync(HttpContext http, ContactPoint contactPoint, string locale, CancellationToken cancellation)
    {
        var wait = await attempts.TakeAsync(http, "rights link", contactPoint.Value, AttemptRules.Mails, cancellation);
        if (wait == TimeSpan.Zero)
            await EnqueueAsync(new RightsLinkOrder(links.SealToAsk(contactPoint, locale), Follows: false), cancellation);
        return wait;
    }

    /// <summary>
    /// Asks, for everybody who is known by the contact point; the token of a link to follow it by, or null when nobody is known any more. The same asked again is answered again.
    /// <c>LINK_INVALID</c>, <c>INVALID_ARGUMENT</c>.
    /// </summary>
    public async Task<Outcome<string?>> AskAsync(string? token, PrivacyRequestKind kind, CancellationToken cancellation)
    {
        if (links.OpenToAsk(token) is not { } ticket)
            return LinkInvalid;
        if (!Offered.Contains(kind))
            return Refusal.Invalid("kind", "unknown");
        var asked = new List<PrivacyRequestId>();
        foreach (var party in await parties.FindAsync(ticket.ContactPoint, cancellation))
        {
            if (await subjects.OfContactPointAsync(party, ticket.ContactPoint, cancellation) is not { Proven.Records.Count: > 0 } person)
                continue;
            if (!(await desk.AskByContactPointAsync(person, kind, cancellation)).Succeeded(out var request, out var refusal))
                return refusal;
            // What needs nobody's approval counts at once; should that fail, the job does it.
            if (request.State == PrivacyRequestState.Scheduled && RightsRun.Does(kind))
                await rights.RunAsync(request.Id, cancellation);
            asked.Add(request.Id);
        }
        if (asked.Count == 0)
            return (string?)null;
        var follow = links.SealToFollow(ticket with { Requests = asked });
        await EnqueueAsync(new RightsLinkOrder(follow, Follows: true), cancellation);
        return follow;
    }

    /// <summary>What was asked by a link, and how far it is; <c>LINK_INVALID</c>.</summary>
    public async Task<Outcome<IReadOnlyList<PrivacyRequest>>> FollowAsync(string? token, CancellationToken cancellation)
    {
        if (links.OpenToFollow(token) is not { } ticket)
            return LinkInvalid;
        var requests = new List<PrivacyRequest>();
        foreach (var id in ticket.Requests)
        {
            if ((await desk.GetAsync(id, cancellation)).Succeeded(out var request, out _))
                requests.Add(request);
        }
        return requests;
    }

    /// <summary>True while a copy can be fetched: it was approved, and not too long ago.</summary>
    public bool IsReady(PrivacyRequest request) =>
        request is { Kind: PrivacyRequestKind.Access, State: PrivacyRequestState.Scheduled or PrivacyRequestState.Completed, ExecuteAfter: { } approved }
        && approved <= time.UtcNow() && approved.AddDays(options.DownloadDays) > time.UtcNow();

    /// <summary>The copy that was asked for and approved, of what has this contact point; fetching it completes the request. <c>LINK_INVALID</c>.</summary>
    public async Task<Outcome<byte[]>> FetchAsync(string? token, PrivacyRequestId id, string locale, CancellationToken cancellation)
    {
        if (links.OpenToFollow(token) is not { } ticket || !ticket.Requests.Contains(id) || !(await desk.GetAsync(id, cancellation)).Succeeded(out var request, out _) || !IsReady(request)
            || await subjects.OfContactPointAsync(request.Subject.Parties[0], ticket.ContactPoint, cancellation) is not { Proven.Records.Count: > 0 } person)
            return LinkInvalid;
        var file = await files.MakeAsync(person, ticket.ContactPoint, locale, cancellation);
        if (request.State == PrivacyRequestState.Scheduled)
            await rights.CompleteAsync(id, "The copy was fetched through a signed link.", null, PrivacyDesk.ContactPoint, cancellation);
        return file;
    }

    private Task<bool> EnqueueAsync(RightsLinkOrder order, CancellationToken cancellation) => unit.ExecuteAsync(
        (work, _) =>
        {
            work.Enqueue(new JobRequest(RightsLinkJob.Kind, PrivacyRequestJson.Write(order)));
            return Task.FromResult(true);
        },
        cancellation);
}
