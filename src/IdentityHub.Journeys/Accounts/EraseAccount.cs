using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Closing;
using IdentityHub.Consent.Privacy;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Intake;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.Journeys.Accounts;

/// <summary>
/// Erases a closed account when its owner's time to come back is over. One transaction: what was granted to relying parties, credentials, the account itself; its
/// own source record is withdrawn. Its id, and with it the subject that relying parties know, is never given again.
/// </summary>
public sealed class EraseAccount(
    AccountClosing closing, AccountDirectory accounts, ConnectedApplications grants, SessionDirectory sessions, RecordIntake intake, IPrivacyStore requests, IUnitOfWork unit)
{
    private static readonly Actor Eraser = Actor.Hub("accounts");
    private static readonly PrivacyRequestFilter Erasing = new() { Kind = PrivacyRequestKind.Erasure, States = [PrivacyRequestState.Scheduled, PrivacyRequestState.Running] };

    /// <summary>True when it is erased; false when it isn't due (its owner came back). A refusal of the record's withdrawal leaves everything as it was.</summary>
    public Task<Outcome<bool>> RunAsync(AccountId account, CancellationToken cancellation) =>
        unit.ExecuteAsync<Outcome<bool>>(async (work, token) =>
        {
            // A person whose every trace is erased needs their record until then: their addresses are suppressed by it.
            if ((await requests.ListAsync(Erasing with { Account = account }, null, 1, token)).Count > 0)
                return false;
            if (await accounts.FindAsync(account, token) is not { } user || !await closing.EraseAsync(account, token))
                return false;
            foreach (var (client, _, _) in await grants.ListAsync(account, token))
                await grants.DisconnectAsync(account, client, token);
            await sessions.EndAllAsync(account, SessionEnding.AccountClosed, Eraser, null, token);
            if (user.OwnRecordId is not null && (await intake.DeleteAsync(OwnParty.KeyOf(account), Eraser, null, token)).Refusal is { } failure)
                return failure;
            work.Audit(new AuditEntry("account.erase", Eraser, account.ToString()));
            return true;
        }, cancellation);
}
