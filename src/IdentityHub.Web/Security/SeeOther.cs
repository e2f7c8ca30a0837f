using Microsoft.AspNetCore.Http;

namespace IdentityHub.Web.Security;

/// <summary>303: the form is dealt with, go on there with GET; never repeats the form's body at another address (RFC 9700 §4.12).</summary>
internal sealed class SeeOther(string address) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
