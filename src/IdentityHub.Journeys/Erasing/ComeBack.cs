using IdentityHub.Accounts.Closing;
using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;

namespace IdentityHub.Journeys.Erasing;

/// <summary>Who left and signs in again in time: the account is opened, and the erasure that they asked for is taken back, in one transaction.</summary>
public sealed class ComeBack(AccountClosing closing, PrivacyDesk desk, IUnitOfWork unit)
{
    /// <summary>False when it is too late.</summary>
    public Task<bool> RunAsync(AccountId account, CancellationToken cancellation) => unit.ExecuteAsync(
        async (_, token) =>
        {
            if (!await closing.ReopenAsync(account, token))
                return false;
            var person = Actor.Account(account);
            var waiting = await desk.ListAsync(new PrivacyRequestFilter { Account = account, Kind = PrivacyRequestKind.Erasure, States = [PrivacyRequestState.Scheduled] }, null, 100, token);
            // What an employee approved isn't taken back by signing in.
            foreach (var (_, request) in waiting.Where(entry => entry.Request.RequestedBy == person && entry.Request.DecidedBy is null))
                await desk.CancelAsync(request.Id, person, token);
            return true;
        },
        cancellation);
}
