using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace IdentityHub.OpenId.Browsers;

/// <summary>
/// Answers 400 to a form that can't be read: too many or too long fields, null characters, unknown character sets, a content type that is none. Whoever
/// reads it later, OpenIddict included, would fail with an exception.
/// </summary>
internal static class ReadableForms
{
    private const string UrlEncoded = "application/x-www-form-urlencoded";

    public static async Task DemandAsync(HttpContext http, RequestDelegate next)
    {
        if (await IsReadableAsync(http.Request, http.RequestAborted))
        {
            await next(http);
            return;
        }
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        if (!http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
            await http.Response.WriteAsJsonAsync(new { error = "invalid_request", error_description = "The form can't be read." }, http.RequestAborted);
    }

    private static async Task<bool> IsReadableAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(request.ContentType))
            return true;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
            return false;
        // Forms with files are read by whoever expects them, with limits of their own.
        if (!type.MediaType.Equals(UrlEncoded, StringComparison.OrdinalIgnoreCase))
            return true;
        try
        {
            await request.ReadFormAsync(cancellation);
            return true;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or NotSupportedException or BadHttpRequestException { StatusCode: not StatusCodes.Status413PayloadTooLarge } or ArgumentException)
        {
            return false;
        }
    }
}
