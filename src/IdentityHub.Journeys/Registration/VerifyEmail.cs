using IdentityHub.Accounts.Registration;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Intake;

namespace IdentityHub.Journeys.Registration;

/// <summary>The page /verify-email?account=…&amp;token=…: a person proves that the address is theirs. A GET shows a button, the POST calls this (link scanners fetch).</summary>
public sealed class VerifyEmail(EmailVerification verification, RecordIntake intake, ContactPointBook contactPoints, IUnitOfWork unit)
{
    /// <summary>Account, source record and resolution in one transaction. <c>LINK_INVALID</c> for a bad or old link, <c>EMAIL_TAKEN</c> when another account proved the address first.</summary>
    public async Task<Outcome<bool>> RunAsync(string? account, string? token, CancellationToken cancellation) =>
        await unit.ExecuteAsync<Outcome<bool>>(async (_, cancel) =>
        {
            if (!(await verification.ConfirmAsync(account, token, cancel)).Succeeded(out var user, out var refusal))
                return refusal;
            if (ContactPoint.TryCreate(ContactPointKind.Email, user.Email, out var proven))
                await contactPoints.VerifiedAsync(proven, Actor.Account(user.AccountId), cancel);
            if (user.OwnRecordId is null)
                return true;
            var written = await intake.UpsertAsync(AccountRecord.Of(user), Actor.Account(user.AccountId), null, cancel);
            return written.Refusal is { } failure ? failure : true;
        }, cancellation);
}
