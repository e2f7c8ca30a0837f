using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// Reads a user-info request: by GET, by POST with a form, and by POST with nothing but the header, which OpenIddict refuses for its missing
/// content type (Core §5.3.1). A token in the address ends up in logs: refused (RFC 9700 §4.3.2); so is one in two places (RFC 6750 §2).
/// </summary>
internal sealed class ReadUserInfoRequest : IOpenIddictServerHandler<ExtractUserInfoRequestContext>
{
    public static readonly int Order = OpenIddictServerAspNetCoreHandlers.ExtractGetOrPostRequest<ExtractUserInfoRequestContext>.Descriptor.Order;

    public async ValueTask HandleAsync(ExtractUserInfoRequestContext context)
    {
        var http = context.Transaction.GetHttpRequest()!;
        var isPost = HttpMethods.IsPost(http.Method);
        var hasForm = isPost && http.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;
        if (http.Query.ContainsKey("access_token"))
            context.Reject(OpenIddictConstants.Errors.InvalidRequest, "An access token doesn't belong into the address.");
        else if (hasForm && http.Headers.Authorization.Count > 0 && (await http.ReadFormAsync(context.CancellationToken)).ContainsKey("access_token"))
            context.Reject(OpenIddictConstants.Errors.InvalidRequest, "The access token was given twice.");
        else if (hasForm)
            context.Transaction.Request = new OpenIddictRequest(await http.ReadFormAsync(context.CancellationToken));
        else if (HttpMethods.IsGet(http.Method) || isPost && http.ContentLength is null or 0)
            context.Transaction.Request = new OpenIddictRequest();
        else
            context.Reject(OpenIddictConstants.Errors.InvalidRequest, "GET, or POST with a form.");
    }
}
