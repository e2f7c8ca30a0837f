using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Subjects;
using OpenIddict.Abstractions;

namespace IdentityHub.OpenId.Clients;

/// <summary>The applications that sign people in here or use the API.</summary>
public sealed class ClientRegistry(IUnitOfWork unit, IOpenIddictApplicationManager applications, ClientCache cache, NoticeGlance glance,
    INoticeWriter writer, IGrantStore grants, TimeProvider time, ISectorList sectors)
{
    private static readonly Refusal Unknown = Refusal.NotFound("CLIENT_UNKNOWN", "There is no such client.");

    /// <summary>Registers a client. Refuses with <c>CLIENT_EXISTS</c> a taken id and with violations a bad definition.</summary>
    public Task<Outcome<ClientRegistration>> RegisterAsync(ClientDefinition definition, Actor actor, CancellationToken cancellation) =>
        SaveAsync(definition, actor, mayExist: false, cancellation);

    /// <summary>Brings a client to the definition, or registers it; secrets stay unless <see cref="ClientDefinition.ChosenSecret"/> is set.</summary>
    public Task<Outcome<ClientRegistration>> ApplyAsync(ClientDefinition definition, Actor actor, CancellationToken cancellation) =>
        SaveAsync(definition, actor, mayExist: true, cancellation);

    /// <summary>Makes a new secret; the one before stays valid until the next rotation. <c>CLIENT_UNKNOWN</c>, <c>CLIENT_PUBLIC</c>.</summary>
    public async Task<Outcome<ClientRegistration>> RotateSecretAsync(string clientId, Actor actor, CancellationToken cancellation)
    {
        var outcome = await unit.ExecuteAsync<Outcome<ClientRegistration>>(async (work, token) =>
        {
            if (await ((IClientChanges)applications).FindToChangeAsync(clientId, token) is not { } application)
                return Unknown;
            var descriptor = await DescribeAsync(application, token);
            if (ClientDescriptor.Read(descriptor).Definition.TokenEndpointAuthMethod != TokenEndpointAuthMethod.Secret)
                return new Refusal(RefusalKind.FailedPrecondition, "CLIENT_PUBLIC", "This client has no secret.");
            var secret = ClientSecrets.Create();
            var details = ClientDescriptor.Details(descriptor) with { FormerSecret = descriptor.ClientSecret, SecretChangedAt = time.UtcNow() };
            ClientDescriptor.Fill(descriptor, ClientDescriptor.Read(descriptor).Definition, details);
            descriptor.ClientSecret = secret;
            await applications.UpdateAsync(application, descriptor, token);
            await NoteAsync(clientId, token);
            work.Audit(new AuditEntry("client.secret.rotate", actor, clientId));
            return new ClientRegistration(ClientDescriptor.Read(descriptor), secret);
        }, cancellation);
        Forget(clientId);
        return outcome;
    }

    /// <summary>Removes a client; its tokens stop at once on every node.</summary>
    public async Task<Outcome<bool>> RemoveAsync(string clientId, Actor actor, CancellationToken cancellation)
    {
        var outcome = await unit.ExecuteAsync<Outcome<bool>>(async (work, token) =>
        {
            if (await ((IClientChanges)applications).FindToChangeAsync(clientId, token) is not { } application)
                return Unknown;
            await applications.DeleteAsync(application, token);
            await grants.RevokeByClientAsync(clientId, token);
            await NoteAsync(clientId, token);
            work.Audit(new AuditEntry("client.remove", actor, clientId));
            return true;
        }, cancellation);
        Forget(clientId);
        return outcome;
    }

    /// <summary>All clients by id.</summary>
    public async Task<IReadOnlyList<RegisteredClient>> ListAsync(CancellationToken cancellation)
    {
        var result = new List<RegisteredClient>();
        await foreach (var application in applications.ListAsync(cancellationToken: cancellation))
            result.Add(ClientDescriptor.Read(await DescribeAsync(application, cancellation)));
        return [.. result.OrderBy(client => client.Definition.ClientId, StringComparer.Ordinal)];
    }

    /// <summary>One client or null; from a cache that a change on any node empties at once.</summary>
    public async ValueTask<RegisteredClient?> FindAsync(string clientId, CancellationToken cancellation)
    {
        await glance.TakeAsync(cancellation);
        if (cache.TryGet(clientId, out var known))
            return known;
        var since = cache.Generation;
        var client = await ((IClientChanges)applications).FindToChangeAsync(clientId, cancellation) is { } application
            ? ClientDescriptor.Read(await DescribeAsync(application, cancellation))
            : null;
        cache.Put(clientId, client, since);
        return client;
    }

    /// <summary>True when the client may write records and keys of the source system; from the same cache.</summary>
    public async ValueTask<bool> MayWriteAsync(string clientId, string sourceSystem, CancellationToken cancellation) =>
        (await FindAsync(clientId, cancellation))?.Definition.SourceSystems.Contains(sourceSystem, StringComparer.Ordinal) == true;

    private async Task<Outcome<ClientRegistration>> SaveAsync(ClientDefinition definition, Actor actor, bool mayExist, CancellationToken cancellation)
    {
        var violations = ClientRules.Check(definition);
        if (violations.Count > 0)
            return Refusal.Invalid(violations);
        if (await sectors.CheckAsync(definition, cancellation) is { } foreign)
            return Refusal.Invalid([foreign]);
        var outcome = await unit.ExecuteAsync<Outcome<ClientRegistration>>(async (work, token) =>
        {
            var application = await ((IClientChanges)applications).FindToChangeAsync(definition.ClientId, token);
            if (application is not null && !mayExist)
                return new Refusal(RefusalKind.AlreadyExists, "CLIENT_EXISTS", "A client with this id is registered.");
            var descriptor = application is null ? new OpenIddictApplicationDescriptor() : await DescribeAsync(application, token);
            var secret = SecretFor(definition, descriptor.ClientSecret);
            var before = ClientDescriptor.Details(descriptor);
            ClientDescriptor.Fill(descriptor, definition, before with
            {
                CreatedAt = application is null ? time.UtcNow() : before.CreatedAt,
                SecretChangedAt = secret is not null ? time.UtcNow() : definition.TokenEndpointAuthMethod == TokenEndpointAuthMethod.Secret ? before.SecretChangedAt : null,
                FormerSecret = definition.TokenEndpointAuthMethod == TokenEndpointAuthMethod.Secret ? before.FormerSecret : null,
            });
            if (definition.TokenEndpointAuthMethod != TokenEndpointAuthMethod.Secret)
                descriptor.ClientSecret = null;
            else if (secret is not null)
                descriptor.ClientSecret = secret;
            if (application is null)
                await applications.CreateAsync(descriptor, token);
            else
                await applications.UpdateAsync(application, descriptor, token);
            await NoteAsync(definition.ClientId, token);
            work.Audit(new AuditEntry(application is null ? "client.register" : "client.change", actor, definition.ClientId, ClientChanges.Between(before.Definition, definition)));
            return new ClientRegistration(ClientDescriptor.Read(descriptor), definition.ChosenSecret is null ? secret : null);
        }, cancellation);
        Forget(definition.ClientId);
        return outcome;
    }

    private void Forget(string clientId)
    {
        cache.Forget(clientId);
        glance.Again();
    }

    private Task NoteAsync(string clientId, CancellationToken cancellation) => writer.AddAsync(NoticeKind.ClientChanged, clientId, TimeSpan.Zero, cancellation);

    /// <summary>The secret to set: a chosen one that differs, one that is made for a client without, or none.</summary>
    private static string? SecretFor(ClientDefinition definition, string? hash)
    {
        if (definition.TokenEndpointAuthMethod != TokenEndpointAuthMethod.Secret)
            return null;
        if (definition.ChosenSecret is { } chosen)
            return ClientSecrets.Matches(chosen, hash) ? null : chosen;
        return hash is null ? ClientSecrets.Create() : null;
    }

    private async Task<OpenIddictApplicationDescriptor> DescribeAsync(object application, CancellationToken cancellation)
    {
        var descriptor = new OpenIddictApplicationDescriptor();
        await applications.PopulateAsync(descriptor, application, cancellation);
        return descriptor;
    }
}
