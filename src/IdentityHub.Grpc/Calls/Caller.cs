using System.Security.Claims;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId;

namespace IdentityHub.Grpc.Calls;

/// <summary>Whose access token came with the call.</summary>
/// <param name="ClientId">The client that the token was issued to.</param>
/// <param name="Account">The person who is signed in; null when the client acts on its own behalf.</param>
internal sealed record Caller(string ClientId, AccountId? Account)
{
    /// <summary>As facts and audit entries name the caller.</summary>
    public Actor Actor => Account is { } account ? Actor.Account(account, ClientId) : Actor.Client(ClientId);

    /// <summary>Keeps request ids apart: two people who use one client must never meet each other's answers.</summary>
    public string IdempotencyScope => Account is { } account ? $"{ClientId}/{account}" : ClientId;

    /// <summary>Reads the claims of a validated access token (RFC 9068 §2.2).</summary>
    public static Caller Of(ClaimsPrincipal principal) => new(principal.ClientId() ?? "", principal.AccountId());
}
