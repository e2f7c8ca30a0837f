using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using IdentityHub.OpenId.Protocol.Authorization;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Embedding;

/// <summary>The page that posts an answer to the window that waits for it, and to that origin alone; its one script is allowed by its hash.</summary>
internal sealed class AnswerByMessage : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    public static readonly int Order = AnswerByForm.Order - 500;
    private const string Script =
        "(()=>{const b=document.body.dataset,t=window.opener||(window.parent!==window?window.parent:null);if(t)t.postMessage(JSON.parse(b.message),b.origin);if(window.opener)window.close()})()";

    private static readonly string ScriptHash = Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Script)));

    public async ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (EmbeddedRequest.OriginOf(context.Transaction) is not { } origin)
            return;
        var message = new Dictionary<string, string> { ["type"] = "identityhub.response" };
        foreach (var (name, value) in context.Response.GetParameters())
        {
            if ((string?)value is { Length: > 0 } text)
                message[name] = text;
        }

        var html = HtmlEncoder.Default;
        var page = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>…</title><body data-origin=\"").Append(html.Encode(origin))
            .Append("\" data-message=\"").Append(html.Encode(JsonSerializer.Serialize(message))).Append("\"><script>").Append(Script).Append("</script></body></html>");
        var response = context.Transaction.GetHttpRequest()!.HttpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.Remove("X-Frame-Options");
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; script-src 'sha256-{ScriptHash}'; base-uri 'none'; frame-ancestors {string.Join(' ', EmbeddedRequest.OriginsOf(context.Transaction))}";
        EmbeddedRequest.KeepOpener(response);
        await response.WriteAsync(page.ToString(), context.CancellationToken);
        context.HandleRequest();
    }
}
