using IdentityHub.Accounts.EmailChange;
using IdentityHub.Journeys.Registration;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Intake;

namespace IdentityHub.Journeys.Accounts;

/// <summary>The page /confirm-email?ticket=…: one end of a change of address agrees. A GET shows a button, the POST calls this (link scanners fetch).</summary>
public sealed class ChangeEmail(EmailChanges changes, RecordIntake intake, ContactPointBook contactPoints, IUnitOfWork unit)
{
    /// <summary>True when the address is changed now, with the account's own source record; false while the other end is missing. <c>LINK_INVALID</c>, <c>EMAIL_TAKEN</c>.</summary>
    public Task<Outcome<bool>> RunAsync(string? ticket, CancellationToken cancellation) =>
        unit.ExecuteAsync<Outcome<bool>>(async (_, token) =>
        {
            if (!(await changes.AgreeAsync(ticket, token)).Succeeded(out var user, out var refusal))
                return refusal;
            if (user is null)
                return false;
            if (ContactPoint.TryCreate(ContactPointKind.Email, user.Email, out var proven))
                await contactPoints.VerifiedAsync(proven, Actor.Account(user.AccountId), token);
            if (user.OwnRecordId is not null && (await intake.UpsertAsync(AccountRecord.Of(user), Actor.Account(user.AccountId), null, token)).Refusal is { } failure)
                return failure;
            return true;
        }, cancellation);
}
