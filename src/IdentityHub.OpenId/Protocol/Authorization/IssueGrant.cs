using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Protocol.Tokens;
using IdentityHub.OpenId.Sessions;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>Last step: one new family for this request, bound to the session, whose relying parties now include the client.</summary>
internal sealed class IssueGrant(IUnitOfWork unit, IOpenIddictApplicationManager applications, IOpenIddictAuthorizationManager authorizations, IGrantStore grants,
    ISessionStore sessions, SignOnOptions options, TimeProvider time) : IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    public const int Order = RequireConsent.Order + 1_000;

    public async ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        var session = AuthorizationVisit.Of(context.Transaction).Session!;
        var clientId = context.Request.ClientId!;
        var now = time.UtcNow();
        var scopes = context.Request.GetScopes();
        var grant = await unit.ExecuteAsync(async (_, token) =>
        {
            var application = await applications.FindByClientIdAsync(clientId, token) ?? throw new InvalidOperationException("The client is gone.");
            var descriptor = new OpenIddictAuthorizationDescriptor
            {
                ApplicationId = await applications.GetIdAsync(application, token),
                CreationDate = now,
                Status = Statuses.Valid,
                Subject = session.Account.ToString(),
                Type = AuthorizationTypes.AdHoc,
            };
            descriptor.Scopes.UnionWith(scopes);
            var id = (await authorizations.GetIdAsync(await authorizations.CreateAsync(descriptor, token), token))!;
            await grants.BindAsync(id, session.Id, session.Account, clientId, now, token);
            await sessions.AddClientAsync(session.Id, clientId, now, token);
            return id;
        }, context.CancellationToken);
        context.SignIn(GrantPrincipal.ForPerson(session, scopes, grant, now, options.Issuer));
    }
}
