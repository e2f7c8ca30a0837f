using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Proof;

/// <summary>
/// Answers give out the nonce for the next proof (RFC 9449 §8), and user-info's refusals name both schemes (§7.1), which OpenIddict's challenge,
/// bearer only, doesn't.
/// </summary>
internal sealed class AnswerDpop<TContext>(DpopNonces nonces) : IOpenIddictServerHandler<TContext> where TContext : BaseRequestContext
{
    public const string NonceHeader = "DPoP-Nonce";

    public static readonly int Order = OpenIddictServerAspNetCoreHandlers.AttachWwwAuthenticateHeader<TContext>.Descriptor.Order + 100;

    public ValueTask HandleAsync(TContext context)
    {
        var http = context.Transaction.GetHttpRequest()!.HttpContext;
        var error = context.Transaction.Response?.Error;
        if (http.Request.Headers.ContainsKey(DpopProof.Name) || error is ReadSenderProof.UseNonce)
            http.Response.Headers[NonceHeader] = nonces.Current;
        if (context.EndpointType != OpenIddictServerEndpointType.UserInfo || error is null)
            return ValueTask.CompletedTask;
        if (error is ReadSenderProof.InvalidProof or ReadSenderProof.UseNonce)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.Remove(HeaderNames.WWWAuthenticate);
        }
        var detail = error is Errors.MissingToken or "missing_token" ? "" : $"error=\"{error}\", ";
        http.Response.Headers.Append(HeaderNames.WWWAuthenticate, $"{DpopProof.Name} {detail}algs=\"{string.Join(' ', DpopProof.Algorithms)}\"");
        return ValueTask.CompletedTask;
    }
}
