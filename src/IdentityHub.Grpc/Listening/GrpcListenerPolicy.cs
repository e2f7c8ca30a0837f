using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace IdentityHub.Grpc.Listening;

/// <summary>Hides gRPC endpoints from other listeners, and other endpoints from listeners that are gRPC's alone.</summary>
internal sealed class GrpcListenerPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    // Early: an endpoint that isn't there for this listener must not decide anything else, such as 405 or 415.
    public override int Order => -10_000;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => true;

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var listener = httpContext.Features.Get<GrpcListenerFeature>();
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!candidates.IsValidCandidate(i))
                continue;
            var speaksGrpc = candidates[i].Endpoint.Metadata.GetMetadata<GrpcEndpointMetadata>() is not null;
            if (speaksGrpc ? listener is null : listener is { Exclusive: true })
                candidates.SetValidity(i, false);
        }

        return Task.CompletedTask;
    }
}
