using IdentityHub.Consent.Capture;
using IdentityHub.Consent.DoubleOptIn;
using IdentityHub.Consent.Purposes;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace IdentityHub.Web.Unsubscribe;

/// <summary>The link in a double-opt-in message. Following it changes nothing, since mail scanners follow links too; the button does. Needs neither login nor cookies.</summary>
internal static class ConfirmConsentEndpoints
{
    private static readonly string[] Looking = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapMethods("/confirm-consent/{token}", Looking, async (HttpContext http, string token, OptInTickets tickets, OptIns optIns, ConsentCatalog catalog, Visit visit, CancellationToken cancellation) =>
        {
            UnsubscribeEndpoints.Guard(http);
            return tickets.Open(token) is { } ticket && await optIns.FindAsync(ticket.Request, ticket.Record, cancellation) is { } open
                ? await ShowAsync(token, open.Answered ? "Done" : "Asked", open, catalog, visit, cancellation)
                : Page.Show<ConfirmConsentPage>(new ConfirmConsentModel(token, "LinkInvalid", null, null), StatusCodes.Status404NotFound);
        });
        pages.MapPost("/confirm-consent/{token}", async (HttpContext http, string token, OptIns optIns, ConsentCatalog catalog, Visit visit, CancellationToken cancellation) =>
        {
            UnsubscribeEndpoints.Guard(http);
            var evidence = new ConsentEvidence(
                Form: "double-opt-in", Locale: visit.Language.Tag, TruncatedAddress: BrowserDescription.Network(http.Connection.RemoteIpAddress),
                UserAgentClass: BrowserDescription.Device(http.Request.Headers[HeaderNames.UserAgent].ToString()));
            return (await optIns.ConfirmAsync(token, evidence, cancellation)).Succeeded(out var open, out _)
                ? await ShowAsync(token, "Done", open, catalog, visit, cancellation)
                : Page.Show<ConfirmConsentPage>(new ConfirmConsentModel(token, "LinkInvalid", null, null), StatusCodes.Status404NotFound);
        });
    }

    private static async Task<IResult> ShowAsync(string token, string state, OpenOptIn open, ConsentCatalog catalog, Visit visit, CancellationToken cancellation)
    {
        var text = open.Request.Purpose is { } id ? (await catalog.FindAsync(id, cancellation))?.TextFor(visit.Language.Tag) : null;
        return Page.Show<ConfirmConsentPage>(new ConfirmConsentModel(token, state, text?.Title, text?.Body));
    }
}
