using Microsoft.AspNetCore.Http;

namespace IdentityHub.OpenId.Prompts;

/// <summary>What /sign-in, /register and /signed-out need to know of the request that led there.</summary>
public sealed class SignInPrompt
{
    /// <summary>Reads the return address; one that isn't local becomes <c>/account</c>.</summary>
    public Task<SignInQuestion> DescribeAsync(HttpContext http, string? returnUrl, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>The person goes on as they are signed in; returns the local address to redirect to.</summary>
    public Task<string> ContinueAsync(HttpContext http, string? returnUrl, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>The address if it is a path of this hub, otherwise <c>/account</c> (open redirects, RFC 9700 §4.11).</summary>
    public static string LocalOrAccount(string? returnUrl) => throw new NotSupportedException();
}
