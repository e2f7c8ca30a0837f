using IdentityHub.OpenId.Protocol.Authorization;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Embedding;

/// <summary>
/// In a frame of another site the session's cookies aren't sent, and browsers are taking away what would send them: the waiting window is told to open a pop-up
/// instead. Keeps the opener of a pop-up.
/// </summary>
internal sealed class RefuseStrangeFrames : IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    public const int Order = ReadBrowser.Order + 100;

    public ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        if (EmbeddedRequest.OriginOf(context.Transaction) is null)
            return ValueTask.CompletedTask;
        var http = AuthorizationVisit.Of(context.Transaction).Http;
        EmbeddedRequest.KeepOpener(http.Response);
        if (EmbeddedRequest.IsFramedElsewhere(http))
            context.Reject(Errors.InteractionRequired, "A frame of another site can't sign anybody in.");
        return ValueTask.CompletedTask;
    }
}
