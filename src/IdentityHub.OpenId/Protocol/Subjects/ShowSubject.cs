using System.Security.Claims;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Protocol.Tokens;
using IdentityHub.OpenId.Subjects;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Subjects;

/// <summary>
/// Tokens of a pairwise client name the person by the client's own identifier (Core §8.1). The access token carries the account too, sealed for the
/// hub alone; see <see cref="RecogniseSubject"/>.
/// </summary>
internal sealed class ShowSubject(ClientDirectory clients, SubjectIdentifiers subjects) : IOpenIddictServerHandler<GenerateTokenContext>
{
    public const int Order = int.MinValue + 10_000;

    public async ValueTask HandleAsync(GenerateTokenContext context)
    {
        if (context.TokenType is not (TokenTypeIdentifiers.AccessToken or TokenTypeIdentifiers.IdentityToken) || context.ClientId is not { } clientId
            || await clients.FindAsync(clientId, context.CancellationToken) is not { Definition: { SubjectType: SubjectType.Pairwise } client }
            || !GrantPrincipal.IsPerson(context.Principal, out var account))
            return;
        var shown = context.Principal.Clone();
        shown.SetClaim(Claims.Subject, subjects.Of(client, account));
        if (context.TokenType == TokenTypeIdentifiers.AccessToken)
            ((ClaimsIdentity)shown.Identity!).AddClaim(new Claim(RecogniseSubject.Sealed, subjects.Seal(account)));
        context.Principal = shown;
    }
}
