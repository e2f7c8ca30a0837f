using System.Text;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Web.Security;

/// <summary>303: the form is dealt with, go on there with GET; never repeats the form's body at another address (RFC 9700 §4.12).</summary>
internal sealed class SeeOther(string address) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = string.Concat(address.EnumerateRunes().Select(Written));
        return Task.CompletedTask;
    }

    // A header holds ASCII; what somebody typed into an address may not.
    private static string Written(Rune character) => character.Value is > 0x20 and < 0x7f ? character.ToString() : Uri.EscapeDataString(character.ToString());
}
