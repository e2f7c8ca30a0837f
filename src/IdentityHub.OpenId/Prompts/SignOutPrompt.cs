using IdentityHub.OpenId.Clients;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.OpenId.Prompts;

/// <summary>The page /sign-out, reached from the account page or from a relying party whose request proves nothing (RP-Initiated Logout 1.0 §2, §6).</summary>
public sealed class SignOutPrompt
{
    /// <summary>The relying party that sent the person, or null.</summary>
    public Task<ClientBranding?> DescribeAsync(string? returnUrl, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>The person said yes: ends the session; returns where to redirect to (a registered address of the relying party, or /signed-out).</summary>
    public Task<string> ConfirmAsync(HttpContext http, string? returnUrl, CancellationToken cancellation) => throw new NotSupportedException();
}
