using System.Collections.Immutable;
using OpenIddict.Abstractions;

namespace IdentityHub.OpenId.Clients;

/// <summary>As <see cref="UncachedApplications{TApplication}"/>, for scopes: the hub's own are registered with the server and read from no table.</summary>
/// <typeparam name="TScope">The scope's entity.</typeparam>
public sealed class UncachedScopes<TScope>(IOpenIddictScopeStore<TScope> store) : IOpenIddictScopeCache<TScope> where TScope : class
{
    /// <inheritdoc/>
    public ValueTask AddAsync(TScope scope, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask<TScope?> FindByIdAsync(string identifier, CancellationToken cancellationToken) => store.FindByIdAsync(identifier, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TScope?> FindByNameAsync(string name, CancellationToken cancellationToken) => store.FindByNameAsync(name, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<TScope> FindByNamesAsync(ImmutableArray<string> names, CancellationToken cancellationToken) => store.FindByNamesAsync(names, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<TScope> FindByResourceAsync(string resource, CancellationToken cancellationToken) => store.FindByResourceAsync(resource, cancellationToken);

    /// <inheritdoc/>
    public ValueTask RemoveAsync(TScope scope, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
