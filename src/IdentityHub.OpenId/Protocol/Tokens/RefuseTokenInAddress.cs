using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>An access token in the address ends up in logs: refused (RFC 9700 §4.3.2).</summary>
internal sealed class RefuseTokenInAddress : IOpenIddictServerHandler<ExtractUserInfoRequestContext>
{
    public const int Order = int.MinValue + 50_000;

    public ValueTask HandleAsync(ExtractUserInfoRequestContext context)
    {
        if (context.Transaction.GetHttpRequest()?.Query.ContainsKey("access_token") == true)
            context.Reject(OpenIddict.Abstractions.OpenIddictConstants.Errors.InvalidRequest, "An access token doesn't belong into the address.");
        return ValueTask.CompletedTask;
    }
}
