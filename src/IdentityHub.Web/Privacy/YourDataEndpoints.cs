using System.Text;
using IdentityHub.Accounts;
using IdentityHub.Consent.Privacy;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Journeys.Portability;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Web.Account;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using IdentityHub.Web.Unsubscribe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Privacy;

/// <summary>The person's data: what was asked for, and erasing it, with a preview of what goes and what stays.</summary>
internal static class YourDataEndpoints
{
    /// <summary>What a person asks for here; erasing and downloading have pages of their own.</summary>
    internal static readonly PrivacyRequestKind[] Offered = [PrivacyRequestKind.Objection, PrivacyRequestKind.OptOutOfSale, PrivacyRequestKind.Restriction, PrivacyRequestKind.Rectification];

    public static void Map(IEndpointRouteBuilder account)
    {
        account.MapGet("/data", (HttpContext http, PrivacyDesk desk, Visit visit, CancellationToken cancellation) =>
            ShowAsync(desk, visit, http.Request.Query["said"].ToString() switch { "asked" => visit.Wording["Data.Said.Asked"], "done" => visit.Wording["Data.Said.Done"], "cancelled" => visit.Wording["Data.Said.Cancelled"], _ => null }, new Faults(), cancellation));
        // The way that mails and other pages name.
        account.MapGet("/delete", () => new SeeOther("/account/data/erase"));
        account.MapPost("/data/ask", AskAsync);
        account.MapPost("/data/cancel", CancelAsync);
        account.MapGet("/data/certificate/{request}", CertificateAsync);
        var sensitive = account.MapGroup("/data/erase").AddEndpointFilter<RecentSignInFilter>();
        sensitive.MapGet("", (PrivacyDesk desk, PrivacyOptions privacy, AccountOptions accounts, Visit visit, CancellationToken cancellation) =>
            PreviewAsync(desk, privacy, accounts, visit, new Faults(), cancellation));
        sensitive.MapPost("", EraseAsync);
        account.MapGroup("/data/download").AddEndpointFilter<RecentSignInFilter>()
            .MapGet("", (PortabilityLinks links, Visit visit) => new SeeOther($"/data-file/{links.Seal(visit.User!.AccountId)}"));
    }

    /// <summary>The file itself, by a signed link that is good for a quarter of an hour.</summary>
    public static void MapFile(IEndpointRouteBuilder pages) =>
        pages.MapGet("/data-file/{token}", async (HttpContext http, string token, PortabilityLinks links, PortabilityFiles files, Visit visit, CancellationToken cancellation) =>
        {
            UnsubscribeEndpoints.Guard(http);
            return links.Open(token) is { } account && await files.MakeAsync(account, visit.Language.Tag, cancellation) is { } file
                ? Results.File(file, "application/zip", "my-data.zip")
                : ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        });

    private static async Task<IResult> ShowAsync(PrivacyDesk desk, Visit visit, string? notice, Faults faults, CancellationToken cancellation)
    {
        var requests = await desk.ListAsync(new PrivacyRequestFilter { Account = visit.User!.AccountId }, null, 50, cancellation);
        return Page.Show<YourDataPage>(new YourDataModel([.. requests.Select(entry => entry.Request)], notice, faults), faults.None ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> PreviewAsync(PrivacyDesk desk, PrivacyOptions privacy, AccountOptions accounts, Visit visit, Faults faults, CancellationToken cancellation)
    {
        if (!(await desk.PreviewAsync(visit.User!.AccountId, null, null, cancellation)).Succeeded(out var preview, out _))
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        var model = new EraseModel(preview.Classes, preview.Person.Unproven, privacy.GraceDays ?? accounts.ReactivationDays, faults);
        return Page.Show<ErasePage>(model, faults.None ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> EraseAsync(
        HttpContext http, LeaveForGood leave, PrivacyDesk desk, PrivacyOptions privacy, AccountOptions accounts, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        else if (!form.Ticked("sure"))
            faults.Add("sure", visit.Wording["Erase.Sure.Missing"]);
        if (faults.None)
        {
            if ((await leave.RunAsync(http, visit.User!.AccountId, cancellation)).Succeeded(out var request, out var refusal))
            {
                return request.State == PrivacyRequestState.Open
                    ? new SeeOther("/account/data?said=asked")
                    : Page.Show<DeletedPage>(new DeletedModel(request.ExecuteAfter ?? request.ReceivedAt));
            }

            faults.Add(visit.Wording.Find($"Erase.Refused.{refusal.Reason}") ?? refusal.Message);
        }

        return await PreviewAsync(desk, privacy, accounts, visit, faults, cancellation);
    }

    private static async Task<IResult> AskAsync(HttpContext http, PrivacyDesk desk, RightsRun rights, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        else if (!Enum.TryParse<PrivacyRequestKind>(form["kind"], out var kind) || !Offered.Contains(kind))
            faults.Add(visit.Wording["Consents.Unknown"]);
        else if (!(await desk.AskAsync(visit.User!.AccountId, kind, cancellation)).Succeeded(out var request, out var refusal))
            faults.Add(refusal);
        // What needs nobody's approval counts before the page is shown; should that fail, the job does it.
        else if (request.State == PrivacyRequestState.Scheduled && (await rights.RunAsync(request.Id, cancellation)).Succeeded(out var done, out _) && done)
            return new SeeOther("/account/data?said=done");
        return faults.None ? new SeeOther("/account/data?said=asked") : await ShowAsync(desk, visit, null, faults, cancellation);
    }

    private static async Task<IResult> CancelAsync(HttpContext http, PrivacyDesk desk, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var faults = new Faults();
        if (!form.Genuine)
            faults.Add(visit.Wording["Form.Stale"]);
        else if (await OwnAsync(desk, visit, form["request"], cancellation) is not { } own)
            return ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
        else if ((await desk.CancelAsync(own.Id, Actor.Account(visit.User!.AccountId), cancellation)).Refusal is { } refusal)
            faults.Add(refusal);
        return faults.None ? new SeeOther("/account/data?said=cancelled") : await ShowAsync(desk, visit, null, faults, cancellation);
    }

    private static async Task<IResult> CertificateAsync(string request, PrivacyDesk desk, Visit visit, CancellationToken cancellation) =>
        await OwnAsync(desk, visit, request, cancellation) is { Certificate: { } certificate } own
            ? Results.File(Encoding.ASCII.GetBytes(certificate), "application/jose", $"{own.Id}.jws")
            : ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);

    private static async Task<PrivacyRequest?> OwnAsync(PrivacyDesk desk, Visit visit, string? text, CancellationToken cancellation) =>
        TypeId.TryParse<PrivacyRequestId>(text, out var id) && (await desk.GetAsync(id, cancellation)).Succeeded(out var request, out _)
        && request.Subject.Accounts.Count > 0 && request.Subject.Accounts[0] == visit.User!.AccountId ? request : null;
}
