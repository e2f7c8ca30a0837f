using System.Security.Claims;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Clients;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace IdentityHub.OpenId.Subjects;

/// <summary>Tells whether an ID token that came back as a hint, or a <c>sub</c> that a client asked for, means an account.</summary>
internal sealed class KnownSubject(ClientDirectory clients, SubjectIdentifiers subjects)
{
    /// <summary>True when the hint is about the account: by the identifier that the client it was made for knows. False for nobody.</summary>
    public async Task<bool> IsAsync(ClaimsPrincipal hint, AccountId? account, CancellationToken cancellation)
    {
        if (account is not { } person || hint.GetClaim(Claims.Subject) is not { } subject)
            return false;
        foreach (var audience in hint.GetAudiences())
        {
            if (await ShownAsync(audience, person, cancellation) == subject)
                return true;
        }
        return false;
    }

    /// <summary>The account's <c>sub</c> at a client; null for an unknown client.</summary>
    public async Task<string?> ShownAsync(string clientId, AccountId account, CancellationToken cancellation) =>
        await clients.FindAsync(clientId, cancellation) is { Definition: var client } ? subjects.Of(client, account) : null;
}
