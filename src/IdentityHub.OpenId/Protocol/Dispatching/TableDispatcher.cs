using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;

namespace IdentityHub.OpenId.Protocol.Dispatching;

/// <summary>Runs an event's steps one after the other, like OpenIddict's own dispatcher, from a <see cref="HandlerTable"/>.</summary>
internal sealed class TableDispatcher(HandlerTable table, IServiceProvider services) : IOpenIddictServerDispatcher
{
    public async ValueTask DispatchAsync<TContext>(TContext context) where TContext : OpenIddictServerEvents.BaseContext
    {
        foreach (var step in table.Of<TContext>(context.Transaction.Options))
        {
            var isActive = true;
            for (var i = 0; isActive && i < step.Filters.Length; i++)
                isActive = await step.Filters[i].IsActiveAsync(context);
            if (!isActive)
                continue;
            var handler = step.Lasting ?? (IOpenIddictServerHandler<TContext>)services.GetRequiredService(step.Service);
            await handler.HandleAsync(context);
            if (context is OpenIddictServerEvents.BaseRequestContext { IsRequestHandled: true } or OpenIddictServerEvents.BaseRequestContext { IsRequestSkipped: true }
                or OpenIddictServerEvents.BaseValidatingContext { IsRejected: true })
                return;
        }
    }
}
