using IdentityHub.OpenId;
using OpenIddict.Client;
using OpenIddict.Client.AspNetCore;
using static OpenIddict.Client.OpenIddictClientEvents;

namespace IdentityHub.Accounts.Upstream;

/// <summary>Callbacks are under the configured issuer, whatever Host a request named.</summary>
internal sealed class UpstreamFixedAddress(SignOnOptions options) : IOpenIddictClientHandler<ProcessRequestContext>
{
    public static readonly int Order = OpenIddictClientAspNetCoreHandlers.ResolveRequestUri.Descriptor.Order + 100;

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
