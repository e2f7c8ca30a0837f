using OpenIddict.Abstractions;

namespace IdentityHub.OpenId.Clients;

/// <summary>In the place of OpenIddict's cache of a single request, whose tables cost more to make than what is still read by it: see <see cref="ClientEntities"/>.</summary>
/// <typeparam name="TApplication">The application's entity.</typeparam>
public sealed class UncachedApplications<TApplication>(IOpenIddictApplicationStore<TApplication> store) : IOpenIddictApplicationCache<TApplication> where TApplication : class
{
    /// <inheritdoc/>
    public ValueTask AddAsync(TApplication application, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <inheritdoc/>
    public ValueTask<TApplication?> FindByClientIdAsync(string identifier, CancellationToken cancellationToken) => store.FindByClientIdAsync(identifier, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TApplication?> FindByIdAsync(string identifier, CancellationToken cancellationToken) => store.FindByIdAsync(identifier, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<TApplication> FindByPostLogoutRedirectUriAsync(string uri, CancellationToken cancellationToken) => store.FindByPostLogoutRedirectUriAsync(uri, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<TApplication> FindByRedirectUriAsync(string uri, CancellationToken cancellationToken) => store.FindByRedirectUriAsync(uri, cancellationToken);

    /// <inheritdoc/>
    public ValueTask RemoveAsync(TApplication application, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
