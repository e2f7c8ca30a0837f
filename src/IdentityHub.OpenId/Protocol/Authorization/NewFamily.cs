using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Sessions;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>Begins a family of tokens in a session, whose relying parties then include the client. Runs within the caller's unit of work.</summary>
internal sealed class NewFamily(IOpenIddictApplicationManager applications, IOpenIddictAuthorizationManager authorizations, IGrantStore grants, ISessionStore sessions)
{
    /// <summary>The family's id.</summary>
    public async Task<string> BeginAsync(SessionRecord session, string clientId, IEnumerable<string> scopes, DateTimeOffset now, CancellationToken cancellation)
    {
        var application = await applications.FindByClientIdAsync(clientId, cancellation) ?? throw new InvalidOperationException("The client is gone.");
        var descriptor = new OpenIddictAuthorizationDescriptor
        {
            ApplicationId = await applications.GetIdAsync(application, cancellation),
            CreationDate = now,
            Status = Statuses.Valid,
            Subject = session.Account.ToString(),
            Type = AuthorizationTypes.AdHoc,
        };
        descriptor.Scopes.UnionWith(scopes);
        var id = (await authorizations.GetIdAsync(await authorizations.CreateAsync(descriptor, cancellation), cancellation))!;
        await grants.BindAsync(id, session.Id, session.Account, clientId, now, cancellation);
        await sessions.AddClientAsync(session.Id, clientId, now, cancellation);
        return id;
    }
}
