using IdentityHub.Kernel.Time;
using IdentityHub.OpenId.Grants;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Tokens;

/// <summary>
/// Makes what the hub gives itself an opaque handle, whose row is written with the rest of the request; nothing is signed for it. Signed tokens
/// pass by (no row for them); an access token becomes a handle when <see cref="GenerateTokenContext.IsReferenceToken"/> is set. Stands in for
/// OpenIddict's <c>CreateTokenEntry</c> and <c>AttachTokenPayload</c>.
/// </summary>
internal sealed class StoreToken(TokenSeal seal, TimeProvider time) : IOpenIddictServerHandler<GenerateTokenContext>
{
    public static readonly int Order = OpenIddictServerHandlers.Protection.CreateTokenEntry.Descriptor.Order;

    public ValueTask HandleAsync(GenerateTokenContext context)
    {
        if (StoredKind.Of(context.TokenType) is not { } kind || kind == TokenKind.Access && !context.IsReferenceToken)
            return ValueTask.CompletedTask;
        var draft = GrantDraft.Of(context.Transaction);
        var principal = context.Principal;
        var now = time.UtcNow();
        var expires = Instants.Truncate(principal.GetExpirationDate() ?? now + GrantTimes.FamilyAge);
        Guid? family = Guid.TryParse(principal.GetAuthorizationId(), out var named) ? named : null;
        principal.SetTokenType(context.TokenType);

        var handle = TokenId.CreateHandle();
        var id = TokenId.Of(handle);
        principal.SetTokenId(id.ToString());
        // What was used up is known as used while something of its family may live.
        var kept = expires + GrantTimes.Margin + (kind == TokenKind.Code ? GrantTimes.LongestAccessToken : TimeSpan.Zero);
        draft.Tokens.Add(new NewToken(id, kind, context.ClientId ?? "", family, now, expires, kept, seal.Seal(id, principal)));
        context.Token = handle;
        return ValueTask.CompletedTask;
    }
}
