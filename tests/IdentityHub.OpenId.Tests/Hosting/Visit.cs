using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.OpenId.Tests.Hosting;

/// <summary>Where a browser came to a stop: a page of the hub, or the address of a relying party.</summary>
public sealed record Visit(HttpStatusCode Status, Uri Address, string Page, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, Uri? Location)
{
    public string ReturnUrl => QueryHelpers.ParseQuery(Address.Query)["returnUrl"].ToString();

    /// <summary>A parameter of the answer to the relying party, in the address or in the form that a browser would send there.</summary>
    public string? this[string name] => Location is null
        ? Form?.QuerySelector($"input[name='{name}']")?.GetAttribute("value")
        : QueryHelpers.ParseQuery(Location.Query).TryGetValue(name, out var value) ? value.ToString() : null;

    /// <summary>The relying party's address that the answer goes to; null when the browser stays at the hub.</summary>
    public string? Target => Location?.GetLeftPart(UriPartial.Path) ?? Form?.GetAttribute("action");

    // response_mode=form_post: a page with one form that leads outside.
    private IElement? Form => ContentHeaders.ContentType?.MediaType == "text/html"
        ? new HtmlParser().ParseDocument(Page).QuerySelector("form[action^='http']")
        : null;
}
