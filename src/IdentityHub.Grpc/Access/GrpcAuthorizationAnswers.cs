using Google.Protobuf;
using Google.Rpc;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Listening;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Grpc.Access;

/// <summary>
/// Answers a gRPC call without a good token as gRPC does: a status in a response of trailers only, with the reason in its details
/// (RFC 6750's challenge would reach the caller as a bare HTTP status). Everything else is answered as ever.
/// </summary>
internal sealed class GrpcAuthorizationAnswers : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler others = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded || context.GetEndpoint()?.Metadata.GetMetadata<GrpcEndpointMetadata>() is null)
            return others.HandleAsync(next, context, policy, authorizeResult);

        var status = authorizeResult.Forbidden
            ? ScopeMissing(policy)
            : context.Request.Headers.Authorization.Count == 0
                ? RpcStatuses.Of(Code.Unauthenticated, "TOKEN_MISSING", "An access token is needed: authorization: Bearer ….")
                : RpcStatuses.Of(Code.Unauthenticated, "TOKEN_INVALID", "The access token is expired, revoked or not for this API.");
        return WriteAsync(context, status);
    }

    private static Google.Rpc.Status ScopeMissing(AuthorizationPolicy policy)
    {
        var scopes = policy.Requirements.OfType<ScopeRequirement>().FirstOrDefault()?.AnyOf ?? [];
        return RpcStatuses.Of(
            Code.PermissionDenied, "SCOPE_MISSING", $"The access token lacks the scope {string.Join(" or ", scopes)}.", ("scope", string.Join(' ', scopes)));
    }

    private static Task WriteAsync(HttpContext context, Google.Rpc.Status status)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = ((int)status.Code).ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(status.Message);
        // Binary metadata is base64 on the wire, by convention without padding.
        response.Headers["grpc-status-details-bin"] = Convert.ToBase64String(status.ToByteArray()).TrimEnd('=');
        return Task.CompletedTask;
    }
}
