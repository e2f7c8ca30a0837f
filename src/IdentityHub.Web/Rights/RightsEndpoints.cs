using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Privacy;
using IdentityHub.Journeys.WithoutAccount;
using IdentityHub.Kernel.Ids;
using IdentityHub.Web.Errors;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Security;
using IdentityHub.Web.Shell;
using IdentityHub.Web.SignIn;
using IdentityHub.Web.Unsubscribe;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace IdentityHub.Web.Rights;

/// <summary>
/// The rights of people without an account: a link to an address of theirs, by which they ask, and one by which they follow what they asked. Opening a link changes nothing, since mail
/// scanners open links too. Before the link nobody is told whether they are known.
/// </summary>
internal static class RightsEndpoints
{
    private static readonly string[] Looking = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapGet("/your-rights", () => Page.Show<RightsPage>(new RightsModel(null, false, new Faults())));
        pages.MapPost("/your-rights", OrderAsync);
        pages.MapMethods("/your-rights/{token}", Looking, (HttpContext http, string token, RightsLinks links) =>
        {
            UnsubscribeEndpoints.Guard(http);
            return Choice(links.OpenToAsk(token) is null ? null : token, new Faults());
        });
        pages.MapPost("/your-rights/{token}", AskAsync);
        pages.MapMethods("/your-rights/follow/{token}", Looking, FollowAsync);
        pages.MapPost("/your-rights/follow/{token}/copy", FetchAsync);
    }

    private static async Task<IResult> OrderAsync(HttpContext http, RightsByContactPoint rights, Visit visit, CancellationToken cancellation)
    {
        var form = await FormPost.ReadAsync(http);
        var model = new RightsModel(form["contact"], false, new Faults());
        if (!form.Genuine)
            model.Faults.Add(visit.Wording["Form.Stale"]);
        var contactPoint = Read(form["contact"]);
        if (contactPoint is null)
            model.Faults.Add("contact", visit.Wording["Rights.Contact.Bad"]);
        if (contactPoint is null || !model.Faults.None)
            return Page.Show<RightsPage>(model, StatusCodes.Status400BadRequest);
        var wait = await rights.OrderAsync(http, contactPoint, visit.Language.Tag, cancellation);
        return wait > TimeSpan.Zero
            ? Page.Show<RightsPage>(model, SignInAnswer.TooMany(http, wait, model.Faults, visit))
            : Page.Show<RightsPage>(model with { Sent = true });
    }

    private static async Task<IResult> AskAsync(HttpContext http, string token, RightsByContactPoint rights, Visit visit, CancellationToken cancellation)
    {
        UnsubscribeEndpoints.Guard(http);
        // The address is the right: there is no cookie that a forged form could use.
        var form = await FormPost.ReadAsync(http, byCookie: false);
        var faults = new Faults();
        if (!Enum.TryParse<PrivacyRequestKind>(form["kind"], out var kind) || !RightsByContactPoint.Offered.Contains(kind))
        {
            faults.Add("kind", visit.Wording["Rights.Kind.Missing"]);
            return Choice(token, faults);
        }
        if (!(await rights.AskAsync(token, kind, cancellation)).Succeeded(out var follow, out _))
            return Choice(null, faults);
        return follow is null ? Page.Show<RightsChoicePage>(new RightsChoiceModel(token, Nobody: true, faults)) : new SeeOther($"/your-rights/follow/{follow}");
    }

    private static async Task<IResult> FollowAsync(HttpContext http, string token, RightsByContactPoint rights, CancellationToken cancellation)
    {
        UnsubscribeEndpoints.Guard(http);
        return (await rights.FollowAsync(token, cancellation)).Succeeded(out var requests, out _)
            ? Page.Show<RightsFollowPage>(new RightsFollowModel(token, requests, requests.Where(rights.IsReady).Select(request => request.Id).ToHashSet()))
            : Choice(null, new Faults());
    }

    private static async Task<IResult> FetchAsync(HttpContext http, string token, RightsByContactPoint rights, Visit visit, CancellationToken cancellation)
    {
        UnsubscribeEndpoints.Guard(http);
        var form = await FormPost.ReadAsync(http, byCookie: false);
        return TypeId.TryParse<PrivacyRequestId>(form["request"], out var id) && (await rights.FetchAsync(token, id, visit.Language.Tag, cancellation)).Succeeded(out var file, out _)
            ? Results.File(file, "application/zip", "my-data.zip")
            : ErrorAnswer.Show("NotFound", StatusCodes.Status404NotFound);
    }

    private static ContactPoint? Read(string typed) =>
        ContactPoint.TryCreate(ContactPointKind.Email, typed, out var email) ? email : ContactPoint.TryCreate(ContactPointKind.Phone, typed, out var phone) ? phone : null;

    private static IResult Choice(string? token, Faults faults) => Page.Show<RightsChoicePage>(
        new RightsChoiceModel(token, Nobody: false, faults), token is null ? StatusCodes.Status404NotFound : faults.None ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}
