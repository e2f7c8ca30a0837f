using IdentityHub.OpenId.Embedding;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Protocol.Authorization;

/// <summary>
/// Notes as early as possible that the address belongs to the client, so that every later fault of the request is told to the client there
/// (RFC 6749 §4.1.2.1); OpenIddict tells all that it finds while validating on a page of its own.
/// </summary>
internal sealed class TrustRedirectUri(IOpenIddictApplicationManager applications)
    : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>, IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    /// <summary>Before the first refusal, of request objects (Core §6, RFC 9101), which is told to the client as well.</summary>
    public static readonly int EarlyOrder = OpenIddictServerHandlers.Authentication.ValidateRequestParameter.Descriptor.Order - 100;
    public static readonly int ValidationOrder = OpenIddictServerHandlers.Authentication.ValidateRedirectUriParameter.Descriptor.Order + 100;
    public static readonly int ResponseOrder = OpenIddictServerHandlers.Authentication.AttachRedirectUri.Descriptor.Order;

    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        // What stands beside a pushed request counts for nothing (RFC 9126 §4); its own redirect URI is looked at once it is read.
        if (context.RequestTokenPrincipal is null && context.Request.RequestUri?.StartsWith("urn:ietf:params:oauth:request_uri:", StringComparison.Ordinal) == true)
            return;
        if (context is { RedirectUri: { Length: > 0 } uri, ClientId: { Length: > 0 } id }
            && await applications.FindByClientIdAsync(id, context.CancellationToken) is { } client
            && await applications.ValidateRedirectUriAsync(client, uri, context.CancellationToken))
            context.Transaction.Properties[nameof(TrustRedirectUri)] = uri;
    }

    public ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if ((context.Request?.ResponseMode is null or "" or ResponseModes.Query or ResponseModes.FormPost || EmbeddedRequest.OriginOf(context.Transaction) is not null)
            && context.Transaction.Properties.TryGetValue(nameof(TrustRedirectUri), out var uri))
            context.RedirectUri = (string?)uri;
        return ValueTask.CompletedTask;
    }
}
