using System.Globalization;
using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Protocol.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Clients;

/// <summary>What came of one sign-in ends at the age that the client is set to, however often it was refreshed (RFC 9700 §4.14.2).</summary>
internal sealed class EndOldGrants(ClientDirectory clients, TimeProvider time) : IOpenIddictServerHandler<HandleTokenRequestContext>
{
    public const int Order = AnswerTokenRequest.Order - 1_000;

    public async ValueTask HandleAsync(HandleTokenRequestContext context)
    {
        if (context.RefreshTokenPrincipal?.GetClaim(GrantPrincipal.FamilySince) is not { } text || !long.TryParse(text, CultureInfo.InvariantCulture, out var since)
            || await clients.FindAsync(context.ClientId!, context.CancellationToken) is not { Definition.Lifetimes.Grant: { } most })
            return;
        if (time.UtcNow() - DateTimeOffset.FromUnixTimeSeconds(since) > most)
            context.Reject(Errors.InvalidGrant, "It is no longer valid.");
    }
}
