using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>
/// The page of <c>response_mode=form_post</c> (OAuth 2.0 Form Post Response Mode §2): every value escaped, one script allowed by its hash.
/// Stands in for OpenIddict's, whose script no content security policy allows.
/// </summary>
internal sealed class AnswerByForm : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    public static readonly int Order = OpenIddictServerAspNetCoreHandlers.Authentication.ProcessFormPostResponse.Descriptor.Order;
    private const string Script = "document.forms[0].submit()";
    private static readonly string Policy =
        $"default-src 'none'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Script)))}'; base-uri 'none'; frame-ancestors 'none'";

    public async ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (string.IsNullOrEmpty(context.RedirectUri) || context.ResponseMode != ResponseModes.FormPost)
            return;
        var html = HtmlEncoder.Default;
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>…</title><body>")
            .Append("<form method=\"post\" action=\"").Append(html.Encode(context.RedirectUri)).Append("\">");
        foreach (var (name, value) in context.Response.GetParameters())
        {
            if ((string?)value is { Length: > 0 } text)
                page.Append("<input type=\"hidden\" name=\"").Append(html.Encode(name)).Append("\" value=\"").Append(html.Encode(text)).Append("\">");
        }
        page.Append("<noscript><button>Continue</button></noscript></form><script>").Append(Script).Append("</script></body></html>");

        var response = context.Transaction.GetHttpRequest()!.HttpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers[HeaderNames.CacheControl] = "no-store";
        response.Headers.ContentSecurityPolicy = Policy;
        await response.WriteAsync(page.ToString(), context.CancellationToken);
        context.HandleRequest();
    }
}
