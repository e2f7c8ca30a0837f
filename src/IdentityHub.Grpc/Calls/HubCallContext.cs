using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Grpc.Calls;

/// <summary>Finds what belongs to a call.</summary>
internal static class HubCallContext
{
    /// <summary>The call's own <see cref="Calls.HubCall"/>.</summary>
    public static HubCall HubCall(this ServerCallContext context) => context.GetHttpContext().RequestServices.GetRequiredService<HubCall>();
}
