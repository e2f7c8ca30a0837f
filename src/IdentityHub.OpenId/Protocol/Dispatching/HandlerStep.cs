using OpenIddict.Server;

namespace IdentityHub.OpenId.Protocol.Dispatching;

/// <summary>One step of one kind of event.</summary>
/// <param name="Service">What to ask the request's services for.</param>
/// <param name="Lasting">The step itself, where it is a singleton.</param>
/// <param name="Filters">All must agree.</param>
internal sealed record HandlerStep<TContext>(Type Service, IOpenIddictServerHandler<TContext>? Lasting, IOpenIddictServerHandlerFilter<TContext>[] Filters)
    where TContext : OpenIddictServerEvents.BaseContext;
