using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Protocol.Proof;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using OpenIddict.Abstractions;
using OpenIddict.Validation.AspNetCore;

namespace IdentityHub.OpenId.ApiTokens;

/// <summary>Authenticates calls of the API by their access token (RFC 6750 §2.1): OpenIddict validates it; see <see cref="ApiTokenCache"/> for what is not done twice.</summary>
internal sealed class ApiTokenHandler(ApiTokenCache cache, NoticeBoard notices, ApiSenders senders, DpopNonces nonces, IAuthenticationHandlerProvider handlers, ClientCache clients) : IAuthenticationHandler
{
    private const string Bearer = "Bearer ";

    private HttpContext context = null!;
    private string? refusal;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        this.context = context;
        return Task.CompletedTask;
    }

    public async Task<AuthenticateResult> AuthenticateAsync()
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } text)
            return AuthenticateResult.NoResult();
        var bound = AcceptDpopScheme.BoundToken(text);
        if (bound is null && !text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();
        if ((refusal = await senders.RefusalAsync(context, bound, context.RequestAborted)) is not null)
        {
            // Here, not in the challenge, which gRPC answers in its own way.
            if (refusal == ReadSenderProof.UseNonce)
                context.Response.Headers["DPoP-Nonce"] = nonces.Current;
            return AuthenticateResult.Fail("The DPoP proof is not valid.");
        }

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        if (cache.TryGet(hash, out var known))
        {
            if (!ApiSender.Of(context).May(known.Principal.GetClaim(OpenIddictConstants.Claims.Confirmation)))
                return AuthenticateResult.Fail("The token is bound to something else.");
            await notices.CatchUpAsync(context.RequestAborted);
            return notices.IsDenied(known.TokenIdentifier, family: null) || !await IsRegisteredAsync(known.Principal.GetClaim(OpenIddictConstants.Claims.ClientId)!)
                ? AuthenticateResult.Fail("The token was revoked.")
                : AuthenticateResult.Success(new AuthenticationTicket(known.Principal, HubPrincipal.ApiScheme));
        }

        var result = await ValidateAsync();
        if (result.Succeeded && IsServicesOwn(result.Principal, out var tokenIdentifier, out var expiry))
            cache.Put(hash, result.Principal, tokenIdentifier, expiry);
        return result;
    }

    /// <summary>A removed client's tokens end with it; the cache forgets clients that a notice names.</summary>
    private async ValueTask<bool> IsRegisteredAsync(string clientId) =>
        (clients.TryGet(clientId, out var client) ? client : await context.RequestServices.GetRequiredService<ClientRegistry>().FindAsync(clientId, context.RequestAborted)) is not null;

    public Task ChallengeAsync(AuthenticationProperties? properties)
    {
        var sent = context.Request.Headers.Authorization.Count > 0;
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        if (refusal is null)
            context.Response.Headers.Append(HeaderNames.WWWAuthenticate, sent ? "Bearer error=\"invalid_token\"" : "Bearer");
        var error = refusal ?? (sent ? OpenIddictConstants.Errors.InvalidToken : null);
        context.Response.Headers.Append(HeaderNames.WWWAuthenticate, $"{DpopProof.Name} {(error is null ? "" : $"error=\"{error}\", ")}algs=\"{string.Join(' ', DpopProof.Algorithms)}\"");
        return Task.CompletedTask;
    }

    public Task ForbidAsync(AuthenticationProperties? properties)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    /// <summary>A person's token is never kept: its session and grant are looked at each time.</summary>
    private static bool IsServicesOwn(ClaimsPrincipal principal, out string tokenIdentifier, out DateTimeOffset expiry)
    {
        tokenIdentifier = principal.GetClaim(OpenIddictConstants.Claims.JwtId) ?? "";
        expiry = principal.GetExpirationDate() ?? default;
        return principal.AccountId() is null && principal.GetAuthorizationId() is null && tokenIdentifier.Length > 0 && expiry != default;
    }

    private async Task<AuthenticateResult> ValidateAsync()
    {
        // What UseAuthentication would do for every handler that there is, the server's and the cookie's included.
        var validation = await handlers.GetHandlerAsync(context, OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme)
            ?? throw new InvalidOperationException("OpenIddict's token validation isn't registered.");
        if (validation is IAuthenticationRequestHandler first)
            await first.HandleRequestAsync();
        return await validation.AuthenticateAsync();
    }
}
