using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Protocol.Authorization;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace IdentityHub.OpenId.Embedding;

/// <summary>An answer is posted to a registered origin only, compared character by character; a request for another one is told to nobody but the person.</summary>
internal sealed class CheckEmbedding(ClientDirectory clients)
    : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>, IOpenIddictServerHandler<ValidatePushedAuthorizationRequestContext>
{
    public static readonly int Order = TrustRedirectUri.ValidationOrder + 100;
    public static readonly int PushedOrder = OpenIddictServerHandlers.Authentication.ValidatePushedRedirectUriParameter.Descriptor.Order + 100;

    public async ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (context.Request.ResponseMode != EmbeddedRequest.ResponseMode)
            return;
        if (await FindAsync(context.ClientId, (string?)context.Request[EmbeddedRequest.OriginParameter], context.CancellationToken) is var (origin, all)
            && context.Transaction.Properties.ContainsKey(nameof(TrustRedirectUri)))
            EmbeddedRequest.Keep(context.Transaction, origin, all);
        else
            context.Reject(Errors.InvalidRequest, "The embed_origin is none of the client's.");
    }

    public async ValueTask HandleAsync(ValidatePushedAuthorizationRequestContext context)
    {
        if (context.Request.ResponseMode == EmbeddedRequest.ResponseMode
            && await FindAsync(context.ClientId, (string?)context.Request[EmbeddedRequest.OriginParameter], context.CancellationToken) is null)
            context.Reject(Errors.InvalidRequest, "The embed_origin is none of the client's.");
    }

    private async ValueTask<(string Origin, IReadOnlyList<string> All)?> FindAsync(string? clientId, string? origin, CancellationToken cancellation) =>
        clientId is not null && origin is not null && await clients.FindAsync(clientId, cancellation) is { Definition.EmbedOrigins: var all } && all.Contains(origin, StringComparer.Ordinal)
            ? (origin, all)
            : null;
}
