using IdentityHub.Accounts.Closing;
using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using Microsoft.AspNetCore.Http;

namespace IdentityHub.Journeys.Erasing;

/// <summary>The signed-in person asks for erasure in their account. When it is scheduled, the account is closed and they are signed out, in the same transaction.</summary>
public sealed class LeaveForGood(PrivacyDesk desk, AccountClosing closing, IUnitOfWork unit)
{
    /// <summary>Asks; refusals as of <see cref="PrivacyDesk.AskForErasureAsync"/>.</summary>
    public Task<Outcome<PrivacyRequest>> RunAsync(HttpContext http, AccountId account, CancellationToken cancellation) =>
        unit.ExecuteAsync(async (_, token) =>
        {
            var outcome = await desk.AskForErasureAsync(account, IdentityAssurance.SteppedUp, token);
            if (outcome.Succeeded(out var request, out var _) && request.State == PrivacyRequestState.Scheduled)
                await closing.CloseAsync(http, account, token);
            return outcome;
        }, cancellation);
}
