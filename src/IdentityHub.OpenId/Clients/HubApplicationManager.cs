using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.OpenId.Grants;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;

namespace IdentityHub.OpenId.Clients;

/// <summary>OpenIddict's application manager with <see cref="ClientSecrets"/> instead of PBKDF2 at every request, and two secrets valid while one is rotated.</summary>
/// <typeparam name="TApplication">The application's entity.</typeparam>
public sealed class HubApplicationManager<TApplication>(IOpenIddictApplicationCache<TApplication> cache, ILogger<OpenIddictApplicationManager<TApplication>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options, IOpenIddictApplicationStore<TApplication> store, ClientEntities entities, NoticeGlance glance, IServiceScopeFactory scopes)
    : OpenIddictApplicationManager<TApplication>(cache, logger, options, store), IClientChanges where TApplication : class
{
    /// <summary>From memory; see <see cref="ClientEntities"/>. Never to be changed: see <see cref="IClientChanges"/>.</summary>
    public override async ValueTask<TApplication?> FindByClientIdAsync(string identifier, CancellationToken cancellationToken = default)
    {
        await glance.TakeAsync(cancellationToken);
        return (TApplication?)await entities.FindAsync(identifier, ReadAsync, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<object?> FindToChangeAsync(string clientId, CancellationToken cancellation) => await Store.FindByClientIdAsync(clientId, cancellation);

    /// <inheritdoc/>
    public override async ValueTask<bool> ValidateClientSecretAsync(TApplication application, string secret, CancellationToken cancellationToken = default)
    {
        if (await base.ValidateClientSecretAsync(application, secret, cancellationToken))
            return true;
        var properties = await Store.GetPropertiesAsync(application, cancellationToken);
        return properties.TryGetValue(ClientDetails.Property, out var element)
            && ClientSecrets.Matches(secret, element.Deserialize<ClientDetails>()?.FormerSecret);
    }

    /// <summary>
    /// Nothing: <see cref="ClientRules"/> checked the definition. The base class would refuse a confidential client without a secret, which certificates and
    /// published keys stand in for.
    /// </summary>
    public override IAsyncEnumerable<ValidationResult> ValidateAsync(TApplication application, CancellationToken cancellationToken = default) =>
        AsyncEnumerable.Empty<ValidationResult>();

    /// <inheritdoc/>
    protected override ValueTask<string> ObfuscateClientSecretAsync(string secret, CancellationToken cancellationToken = default) =>
        new(ClientSecrets.Hash(secret));

    /// <inheritdoc/>
    protected override ValueTask<bool> ValidateClientSecretAsync(string secret, string comparand, CancellationToken cancellationToken = default) =>
        new(ClientSecrets.Matches(secret, comparand));

    /// <summary>In a scope of its own, so that no request's context tracks what all of them read.</summary>
    private async Task<object?> ReadAsync(string clientId, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationStore<TApplication>>().FindByClientIdAsync(clientId, cancellation);
    }
}
