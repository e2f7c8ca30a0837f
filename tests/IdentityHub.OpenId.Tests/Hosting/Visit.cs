using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.OpenId.Tests.Hosting;

/// <summary>Where a browser came to a stop: a page of the hub, or the address of a relying party.</summary>
public sealed record Visit(HttpStatusCode Status, Uri Address, string Page, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders, Uri? Location)
{
    public string ReturnUrl => QueryHelpers.ParseQuery(Address.Query)["returnUrl"].ToString();

    /// <summary>A parameter of the answer to the relying party.</summary>
    public string? this[string name] => Location is not null && QueryHelpers.ParseQuery(Location.Query).TryGetValue(name, out var value) ? value.ToString() : null;
}
