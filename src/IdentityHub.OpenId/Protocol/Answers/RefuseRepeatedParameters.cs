using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Http;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Answers;

/// <summary>Request parameters must not be repeated (RFC 6749 §3.1, §3.2); <c>resource</c> and <c>audience</c> may (RFC 8707 §2, RFC 8693 §2.1).</summary>
internal sealed class RefuseRepeatedParameters<TContext> : IOpenIddictServerHandler<TContext> where TContext : BaseValidatingContext
{
    public const int Order = 500_000;

    public async ValueTask HandleAsync(TContext context)
    {
        var http = context.Transaction.GetHttpRequest()!;
        var parameters = HttpMethods.IsPost(http.Method) && http.HasFormContentType
            ? (await http.ReadFormAsync(context.CancellationToken)).AsEnumerable()
            : http.Query;
        if (parameters.Any(parameter => parameter.Value.Count > 1 && parameter.Key is not (Parameters.Resource or Parameters.Audience)))
            context.Reject(OpenIddict.Abstractions.OpenIddictConstants.Errors.InvalidRequest, "A parameter was given twice.");
    }
}
