using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Grpc;

/// <summary>Registers the gRPC services of protos/.</summary>
public static class GrpcComposition
{
    /// <summary>Adds this module's services; its ports are implemented by IdentityHub.Storage.</summary>
    public static IServiceCollection AddHubGrpc(this IServiceCollection services) => services;
}
