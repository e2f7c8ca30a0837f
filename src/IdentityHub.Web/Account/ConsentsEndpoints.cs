using System.Text;
using IdentityHub.Accounts;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Overview;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Receipts;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Account;

/// <summary>The person's consents: what holds, why, since when, and the buttons that change it.</summary>
internal static class ConsentsEndpoints
{
    public static void Map(IEndpointRouteBuilder account)
    {
        account.MapGet("/consents", (HttpContext http, ConsentOverview overview, Visit visit, CancellationToken cancellation) =>
            ShowAsync(overview, visit, Changed(http, visit), new Faults(), StatusCodes.Status200OK, cancellation));
        account.MapPost("/consents", AnswerAsync);
        // Signed in only: by the link of a message, which people forward, an address and a network would go along.
        account.MapGet("/consents/receipts/{receipt}", ReceiptAsync);
    }

    /// <summary>The receipt of what the person's own record said, a JWS that anybody verifies with the hub's published keys.</summary>
    private static async Task<IResult> ReceiptAsync(HttpContext http, string receipt, ConsentReceipts receipts, IUnitOfWork unit, Visit visit, CancellationToken cancellation)
    {
        if (visit.User is not { OwnRecordId: { } record } user || !TypeId.TryParse<ConsentEventId>(receipt.EndsWith(".jws", StringComparison.Ordinal) ? receipt[..^4] : receipt, out var id)
            || !(await receipts.GetAsync(id, [new SourceRecordId(record)], cancellation)).Succeeded(out var made, out var refusal))
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        http.Response.Headers.CacheControl = "no-store";
        await unit.ExecuteAsync(
            (work, _) =>
            {
                work.Audit(new AuditEntry("consent.receipt", Actor.Account(user.AccountId), id.ToString()));
                return Task.FromResult(true);
            },
            cancellation);
        return Results.File(Encoding.ASCII.GetBytes(made.Jws), "application/jose", $"{id}.jws");
    }

    private static async Task<IResult> ShowAsync(
        ConsentOverview overview, Visit visit, string? changed, Faults faults, int status, CancellationToken cancellation) =>
        Page.Show<ConsentsPage>(new ConsentsModel(await DescribeAsync(overview, visit, cancellation), changed, faults), status);

    private static async Task<IResult> AnswerAsync(
        HttpContext http, ConsentOverview overview, ConsentRecorder recorder, SessionDirectory sessions, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var faults = new Faults();
        var shown = (await DescribeAsync(overview, visit, cancellation)).FirstOrDefault(purpose => purpose.Purpose.Code == form["purpose"]);
        var channel = shown?.Channels.FirstOrDefault(channel => string.Equals(channel.Channel.ToString(), form["channel"], StringComparison.OrdinalIgnoreCase));
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        else if (shown is null || channel is null)
            faults.Add(visit.Wording["Consents.Unknown"]);
        // A consent covers the words that were read, not the ones that have replaced them since.
        else if (form["answer"] == "grant" && form["textVersion"] != shown.Text.Version.ToString(System.Globalization.CultureInfo.InvariantCulture))
            faults.Add(visit.Wording["Consents.TextChanged"]);
        if (!faults.None)
            return await ShowAsync(overview, visit, null, faults, StatusCodes.Status400BadRequest, cancellation);

        var grant = form["answer"] == "grant";
        var session = (await sessions.ListAsync(visit.User!.AccountId, cancellation)).FirstOrDefault(session => session.Id == http.User.SessionId());
        var outcome = await recorder.RecordAsync([Capture(visit, shown!, channel!, grant, session)], Actor.Account(visit.User.AccountId), null, cancellation);
        if (outcome.Succeeded(out _, out var refusal))
            return new SeeOther($"/account/consents?{(grant ? "granted" : "withdrawn")}={shown!.Purpose.Code}&channel={channel!.Channel}");
        faults.Add(refusal);
        return await ShowAsync(overview, visit, null, faults, StatusCodes.Status400BadRequest, cancellation);
    }

    private static ConsentCapture Capture(Visit visit, PurposeOverview purpose, ChannelOverview channel, bool grant, HubSession? session)
    {
        // Only who owns an address may take back a "no" that reached us through another system.
        var point = grant ? OwnContactPoint(visit.User!, channel.Channel) : null;
        var owner = grant && (point is not null || (visit.User!.EmailConfirmed && !NeedsContactPoint(channel.Channel)));
        // A withdrawal covers every address of the channel: whoever says "no e-mails" means all of them.
        return new(new ConsentSubject.OfSourceRecord(new SourceRecordId(visit.User!.OwnRecordId!.Value)), purpose.Purpose, channel.Channel, point,
            grant ? ConsentAction.Granted : ConsentAction.Withdrawn)
        {
            Method = CaptureMethod.AccountPage,
            CollectionPoint = "hub:account/consents",
            ByVerifiedOwner = owner,
            Supersedes = owner ? channel.ShownDenials : [],
            Evidence = new("account/consents", purpose.Text.Version, purpose.Text.Locale, purpose.Text.Hash, session?.Network, session?.Device),
        };
    }

    private static bool NeedsContactPoint(Channel channel) => channel is Channel.Email or Channel.Sms or Channel.Phone or Channel.WhatsApp;

    private static ContactPoint? OwnContactPoint(HubUser user, Channel channel) => channel switch
    {
        Channel.Email => ProvenContactPoints.Of(user).FirstOrDefault(point => point.Kind == ContactPointKind.Email),
        Channel.Sms or Channel.Phone or Channel.WhatsApp => ProvenContactPoints.Of(user).FirstOrDefault(point => point.Kind == ContactPointKind.Phone),
        _ => null,
    };

    private static async Task<IReadOnlyList<PurposeOverview>> DescribeAsync(ConsentOverview overview, Visit visit, CancellationToken cancellation) =>
        visit.User is { OwnRecordId: { } record } user
            ? await overview.DescribeAsync(new SourceRecordId(record), ProvenContactPoints.Of(user), visit.Language.Tag, cancellation)
            : [];

    private static string? Changed(HttpContext http, Visit visit)
    {
        var query = http.Request.Query;
        var channel = visit.Wording.Find($"Channel.{query["channel"]}");
        return channel is null ? null
            : query.ContainsKey("withdrawn") ? visit.Wording["Consents.Withdrawn", channel]
            : query.ContainsKey("granted") ? visit.Wording["Consents.Granted", channel]
            : null;
    }
}
