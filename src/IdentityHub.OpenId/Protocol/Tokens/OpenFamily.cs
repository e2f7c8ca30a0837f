using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Grants;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// Opens a family for what a person's sign-in gives at a client: a code, a device's tokens. It is bound to the account (<c>sub</c>) and session
/// (<c>sid</c>) of the principal, opened only while that session lives, and the client takes part in the session from then on. Who signs in with an authorization id of their own stays in that family.
/// Stands in for OpenIddict's <c>AttachAuthorization</c>.
/// </summary>
internal sealed class OpenFamily(TimeProvider time) : IOpenIddictServerHandler<ProcessSignInContext>
{
    public static readonly int Order = OpenIddictServerHandlers.AttachAuthorization.Descriptor.Order;

    public ValueTask HandleAsync(ProcessSignInContext context)
    {
        if (context.Principal is not { } principal || !string.IsNullOrEmpty(principal.GetAuthorizationId()) || context.ClientId is not { } clientId)
            return ValueTask.CompletedTask;
        var ofPerson = principal.HasClaim("sid");
        if (!ofPerson && !context.GenerateRefreshToken || !(context.GenerateAuthorizationCode || context.GenerateRefreshToken || context.GenerateAccessToken || context.GenerateIssuedToken))
            return ValueTask.CompletedTask;

        var now = time.UtcNow();
        var family = Guid.CreateVersion7(now);
        var lasts = context.GenerateRefreshToken || principal.HasScope(Scopes.OfflineAccess)
            ? GrantTimes.FamilyAge
            : (context.Options.AuthorizationCodeLifetime ?? TimeSpan.Zero) + GrantTimes.LongestAccessToken;
        principal.SetAuthorizationId(family.ToString("N"));
        GrantDraft.Of(context.Transaction).Family = new NewFamily(family, clientId,
            TypeId.TryParse<AccountId>(principal.GetClaim(Claims.Subject), out var account) ? account : null,
            TypeId.TryParse<SessionId>(principal.GetClaim("sid"), out var session) ? session : null,
            now, now + lasts + GrantTimes.Margin);
        return ValueTask.CompletedTask;
    }
}
