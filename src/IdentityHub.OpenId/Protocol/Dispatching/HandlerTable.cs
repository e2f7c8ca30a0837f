using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Server;

namespace IdentityHub.OpenId.Protocol.Dispatching;

/// <summary>
/// The steps of each kind of event, in order, with those that live as long as the program already at hand. OpenIddict's own dispatcher looks through
/// all steps of all events, some four hundred, at each of the twenty events of a request, and asks for every filter anew.
/// </summary>
internal sealed class HandlerTable(IServiceProvider root)
{
    private readonly ConditionalWeakTable<OpenIddictServerOptions, ConcurrentDictionary<Type, object>> tables = [];
    private Tuple<OpenIddictServerOptions, ConcurrentDictionary<Type, object>>? latest;

    public HandlerStep<TContext>[] Of<TContext>(OpenIddictServerOptions options) where TContext : OpenIddictServerEvents.BaseContext
    {
        // Options are made anew when a key comes or goes; between, all requests have the same.
        var known = Volatile.Read(ref latest);
        if (known is null || !ReferenceEquals(known.Item1, options))
            Volatile.Write(ref latest, known = Tuple.Create(options, tables.GetValue(options, _ => new ConcurrentDictionary<Type, object>())));
        var steps = known.Item2;
        return (HandlerStep<TContext>[])(steps.TryGetValue(typeof(TContext), out var made) ? made : steps.GetOrAdd(typeof(TContext), Make<TContext>(options)));
    }

    private HandlerStep<TContext>[] Make<TContext>(OpenIddictServerOptions options) where TContext : OpenIddictServerEvents.BaseContext =>
        [.. options.Handlers.Where(descriptor => descriptor.ContextType == typeof(TContext)).Select(Step<TContext>)];

    private HandlerStep<TContext> Step<TContext>(OpenIddictServerHandlerDescriptor descriptor) where TContext : OpenIddictServerEvents.BaseContext
    {
        var service = descriptor.ServiceDescriptor;
        var lasting = service.ImplementationInstance ?? (service.Lifetime == ServiceLifetime.Singleton ? root.GetRequiredService(service.ServiceType) : null);
        // OpenIddict registers filters as singletons, ours included.
        var filters = descriptor.FilterTypes.Select(filter => (IOpenIddictServerHandlerFilter<TContext>)root.GetRequiredService(filter)).ToArray();
        return new HandlerStep<TContext>(service.ServiceType, (IOpenIddictServerHandler<TContext>?)lasting, filters);
    }
}
