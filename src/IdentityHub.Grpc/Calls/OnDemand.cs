using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Grpc.Calls;

/// <summary>
/// A service of the call's scope that is made when it is first used: a gRPC service class has methods with nothing in common, and the one that is called thousands of times a second
/// must not pay for what the others need.
/// </summary>
internal sealed class OnDemand<T>(IServiceProvider scope) where T : notnull
{
    /// <summary>The service.</summary>
    public T Value => scope.GetRequiredService<T>();
}
