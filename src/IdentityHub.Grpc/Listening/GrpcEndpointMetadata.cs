namespace IdentityHub.Grpc.Listening;

/// <summary>Marks the endpoints that speak gRPC: services, health, reflection and the answer to unknown methods.</summary>
internal sealed class GrpcEndpointMetadata
{
    public static GrpcEndpointMetadata Instance { get; } = new();
}
