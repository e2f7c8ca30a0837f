using IdentityHub.Consent.Capture;
using IdentityHub.Consent.Purposes;
using IdentityHub.Consent.Unsubscribing;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Forms;
using IdentityHub.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace IdentityHub.Web.Unsubscribe;

/// <summary>
/// Unsubscribing without login or cookies. Opening the link changes nothing, for scanners open links; a POST does, from the page's button or from a mail program (RFC 8058 §3.2). The link
/// itself is the right to it, so that there is nothing that a forged form could gain.
/// </summary>
internal static class UnsubscribeEndpoints
{
    private static readonly string[] Looking = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder pages)
    {
        pages.MapMethods("/unsubscribe/{token}", Looking, async (HttpContext http, string token, MessageLinks links, ConsentCatalog catalog, Branding branding, Visit visit, CancellationToken cancellation) =>
        {
            Guard(http);
            var model = await DescribeAsync(token, null, links, catalog, branding, visit, cancellation);
            return Page.Show<UnsubscribePage>(model, model.Title is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
        });
        pages.MapPost("/unsubscribe/{token}", RunAsync);
    }

    private static async Task<IResult> RunAsync(
        HttpContext http, string token, Unsubscriber unsubscriber, MessageLinks links, ConsentCatalog catalog, Branding branding, Visit visit, CancellationToken cancellation)
    {
        Guard(http);
        var form = await FormPost.ReadAsync(http, byCookie: false);
        var oneClick = form["List-Unsubscribe"] == "One-Click";
        UnsubscribeScope? scope = oneClick ? UnsubscribeScope.Message : Enum.TryParse<UnsubscribeScope>(form["scope"], ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;
        if (scope is null)
            return Page.Show<UnsubscribePage>(await DescribeAsync(token, null, links, catalog, branding, visit, cancellation), StatusCodes.Status400BadRequest);
        var evidence = new ConsentEvidence(
            Form: oneClick ? "one-click" : "unsubscribe", Locale: visit.Language.Tag, TruncatedAddress: BrowserDescription.Network(http.Connection.RemoteIpAddress),
            UserAgentClass: BrowserDescription.Device(http.Request.Headers[HeaderNames.UserAgent].ToString()));
        var outcome = await unsubscriber.RunAsync(token, scope.Value, evidence, cancellation);
        if (oneClick)
            return outcome.Refusal is null ? Results.Ok() : Results.NotFound();
        return Page.Show<UnsubscribePage>(
            await DescribeAsync(token, outcome.Refusal is null ? scope : null, links, catalog, branding, visit, cancellation), outcome.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status404NotFound);
    }

    /// <summary>The address is a right: neither caches nor the sites that the page leads to learn it, and no search engine keeps it.</summary>
    internal static void Guard(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }

    private static async Task<UnsubscribeModel> DescribeAsync(
        string token, UnsubscribeScope? done, MessageLinks links, ConsentCatalog catalog, Branding branding, Visit visit, CancellationToken cancellation)
    {
        if (links.Open(token) is not { } link)
            return new UnsubscribeModel(token, null, "", null);
        await branding.WearAsync(link.Brand?.Code, cancellation);
        var title = link.Subscription is { } id && await catalog.FindSubscriptionAsync(id, cancellation) is { } subscription
            ? (subscription.Texts.FirstOrDefault(text => text.Locale.StartsWith(visit.Language.Tag, StringComparison.OrdinalIgnoreCase)) ?? subscription.Texts[0]).Title
            : (await catalog.FindAsync(link.Purpose, cancellation))?.TextFor(visit.Language.Tag).Title;
        return new UnsubscribeModel(token, title ?? link.Purpose.Code, visit.Wording[$"Channel.{link.Channel}"], done);
    }
}
