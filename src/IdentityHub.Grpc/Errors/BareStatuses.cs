using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IdentityHub.Grpc.Errors;

/// <summary>
/// Completes statuses that the framework gives before any interceptor runs (a message too large, one that can't be parsed, an unknown method), so that
/// these, too, carry a reason. Whatever an interceptor has seen carries its own and is left alone.
/// </summary>
internal static class BareStatuses
{
    private const string DetailsKey = "grpc-status-details-bin";

    /// <summary>Wraps an endpoint.</summary>
    public static void Complete(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is not { } inner)
            return;
        endpoint.RequestDelegate = async context =>
        {
            await inner(context);
            // Without a body the status travels in the headers (a response of trailers only).
            var trailers = context.Response.HasStarted ? context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers : context.Response.Headers;
            if (trailers is { IsReadOnly: false } && trailers.TryGetValue("grpc-status", out var code) && !trailers.ContainsKey(DetailsKey)
                && StatusOf(code.ToString(), trailers["grpc-message"].ToString()) is { } status)
            {
                trailers["grpc-status"] = status.Code.ToString(System.Globalization.CultureInfo.InvariantCulture);
                trailers["grpc-message"] = Uri.EscapeDataString(status.Message);
                trailers[DetailsKey] = Convert.ToBase64String(status.ToByteArray()).TrimEnd('=');
            }
        };
    }

    private static Google.Rpc.Status? StatusOf(string code, string message) => code switch
    {
        // An exception outside every interceptor: reading the message is all that happens there.
        "2" => RpcStatuses.MessageMalformed,
        "4" => RpcStatuses.Of(Code.DeadlineExceeded, "DEADLINE_EXCEEDED", "The deadline passed; a write is safe to try again with the same request_id."),
        "8" => RpcStatuses.Of(Code.ResourceExhausted, "MESSAGE_TOO_LARGE", $"A message may have {GrpcComposition.MaximumMessageSize} bytes."),
        "12" => RpcStatuses.Of(Code.Unimplemented, "UNIMPLEMENTED", "There is no such method here."),
        "13" => RpcStatuses.MessageMalformed,
        _ => null,
    };
}
