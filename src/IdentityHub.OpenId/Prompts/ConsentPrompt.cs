using IdentityHub.Kernel.Outcomes;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.OpenId.Prompts;

/// <summary>The consent page's question and answers. The signed-in person answers for themself only.</summary>
public sealed class ConsentPrompt
{
    /// <summary>What is asked. Refuses a return address that is no authorization request with <c>CONSENT_STALE</c>: start again at the relying party.</summary>
    public Task<Outcome<ConsentQuestion>> DescribeAsync(HttpContext http, string? returnUrl, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Keeps the answer and returns the local address to redirect to.</summary>
    public Task<Outcome<string>> ApproveAsync(HttpContext http, string? returnUrl, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Returns the local address that tells the relying party <c>access_denied</c>.</summary>
    public Task<Outcome<string>> DenyAsync(HttpContext http, string? returnUrl, CancellationToken cancellation) => throw new NotSupportedException();
}
