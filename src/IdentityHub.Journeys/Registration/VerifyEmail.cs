using IdentityHub.Kernel.Outcomes;

namespace IdentityHub.Journeys.Registration;

/// <summary>The page /verify-email?account=…&amp;token=…: a person proves that the address is theirs. A GET shows a button, the POST calls this (link scanners fetch).</summary>
public sealed class VerifyEmail
{
    /// <summary>Account, source record and resolution in one transaction. <c>LINK_INVALID</c> for a bad or old link, <c>EMAIL_TAKEN</c> when another account proved the address first.</summary>
    public Task<Outcome<bool>> RunAsync(string? account, string? token, CancellationToken cancellation) => throw new NotSupportedException();
}
