using IdentityHub.Kernel.Ids;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.OpenId.Prompts;

/// <summary>Bounds how often a signed-in person may guess a user code (RFC 8628 §5.1); implemented where accounts are.</summary>
public interface IGuessLimit
{
    /// <summary>Counts a try before it is looked at; zero when it may go on, otherwise how long to wait.</summary>
    Task<TimeSpan> TakeAsync(HttpContext http, AccountId account, CancellationToken cancellation);

    /// <summary>The try was right: it doesn't count.</summary>
    Task SucceededAsync(HttpContext http, AccountId account, CancellationToken cancellation);
}
