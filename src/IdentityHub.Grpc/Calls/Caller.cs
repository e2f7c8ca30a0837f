using System.Security.Claims;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using OpenIddict.Abstractions;

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

    /// <summary>Reads the claims of a validated access token (RFC 9068 §2.2): a subject other than the client is a person.</summary>
    public static Caller Of(ClaimsPrincipal principal)
    {
        var clientId = principal.GetClaim(OpenIddictConstants.Claims.ClientId) ?? principal.GetClaim(OpenIddictConstants.Claims.Private.Presenter) ?? "";
        var subject = principal.GetClaim(OpenIddictConstants.Claims.Subject);
        return new Caller(clientId, subject != clientId && TryReadAccount(subject, out var account) ? account : null);
    }

    private static bool TryReadAccount(string? subject, out AccountId account)
    {
        if (TypeId.TryParse(subject, out account))
            return true;
        var isGuid = Guid.TryParse(subject, out var value);
        account = new AccountId(value);
        return isGuid;
    }
}
