using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Metadata;

/// <summary>Every address that the server speaks of is under the configured issuer, whatever Host or X-Forwarded-Host a request named.</summary>
internal sealed class FixedAddress(SignOnOptions options) : IOpenIddictServerHandler<ProcessRequestContext>
{
    public static readonly int Order = OpenIddictServerAspNetCoreHandlers.ResolveRequestUri.Descriptor.Order + 100;

    public ValueTask HandleAsync(ProcessRequestContext context)
    {
        if (context.RequestUri is { IsAbsoluteUri: true } asked)
        {
            context.BaseUri = options.Issuer;
            context.RequestUri = new Uri(options.Issuer, asked.PathAndQuery.TrimStart('/'));
        }
        return ValueTask.CompletedTask;
    }
}
