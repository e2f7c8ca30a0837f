using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.OpenId.Grants;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using OpenIddict.Abstractions;
using OpenIddict.Validation.AspNetCore;

namespace IdentityHub.OpenId.ApiTokens;

/// <summary>Authenticates calls of the API by their access token (RFC 6750 §2.1): OpenIddict validates it; see <see cref="ApiTokenCache"/> for what is not done twice.</summary>
internal sealed class ApiTokenHandler(ApiTokenCache cache, IGrantStore grants, IAuthenticationHandlerProvider handlers) : IAuthenticationHandler
{
    private const string Bearer = "Bearer ";

    private HttpContext context = null!;

    public Task InitializeAsync(AuthenticationScheme scheme, HttpContext context)
    {
        this.context = context;
        return Task.CompletedTask;
    }

    public async Task<AuthenticateResult> AuthenticateAsync()
    {
        var header = context.Request.Headers.Authorization;
        if (header.Count != 1 || header[0] is not { } text || !text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
            return await ValidateAsync();

        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        if (cache.TryGet(hash, out var known))
        {
            return await grants.IsDeniedAsync(known.TokenIdentifier, context.RequestAborted)
                ? AuthenticateResult.Fail("The token was revoked.")
                : AuthenticateResult.Success(new AuthenticationTicket(known.Principal, HubPrincipal.ApiScheme));
        }

        var result = await ValidateAsync();
        if (result.Succeeded && IsServicesOwn(result.Principal, out var tokenIdentifier, out var expiry))
            cache.Put(hash, result.Principal, tokenIdentifier, expiry);
        return result;
    }

    public Task ChallengeAsync(AuthenticationProperties? properties)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
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
