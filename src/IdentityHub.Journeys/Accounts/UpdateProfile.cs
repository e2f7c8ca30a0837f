using IdentityHub.Accounts;
using IdentityHub.Accounts.Registration;
using IdentityHub.Journeys.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Intake;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Journeys.Accounts;

/// <summary>A person changes their name, number or language: the account and its own source record in one transaction.</summary>
public sealed class UpdateProfile(UserManager<HubUser> users, RecordIntake intake, IUnitOfWork unit, TimeProvider time)
{
    /// <summary>Refuses with violations by field (<c>given_name</c>, <c>family_name</c>, <c>phone</c>, <c>locale</c>).</summary>
    public async Task<Outcome<bool>> RunAsync(AccountId account, string givenName, string familyName, string? phone, string locale, CancellationToken cancellation)
    {
        var violations = AccountRegistration.Validate(new NewAccount("somebody@example.com", null, givenName, familyName, locale)).ToList();
        string? number = null;
        if (!string.IsNullOrWhiteSpace(phone))
        {
            if (Consent.ContactPoints.ContactPoint.TryCreate(Consent.ContactPoints.ContactPointKind.Phone, phone, out var point))
                number = point.Value;
            else
                violations.Add(new FieldViolation("phone", "A number with its country code, for example +44 20 7946 0000."));
        }
        if (violations.Count > 0)
            return Refusal.Invalid(violations);
        return await unit.ExecuteAsync<Outcome<bool>>(async (work, token) =>
        {
            if (await users.FindByIdAsync(account.Value.ToString()) is not { ClosedAt: null } user)
                return Refusal.NotFound("ACCOUNT_NOT_FOUND", "There is no such account.");
            if (user.PhoneNumber != number)
                (user.PhoneNumber, user.PhoneNumberConfirmed) = (number, false);
            (user.GivenName, user.FamilyName, user.Locale, user.UpdatedAt) = (givenName.Trim(), familyName.Trim(), locale, time.UtcNow());
            if (!(await users.UpdateAsync(user)).Succeeded)
                throw new StaleRevisionException("The account was changed meanwhile.");
            if (user.OwnRecordId is not null && (await intake.UpsertAsync(AccountRecord.Of(user), Actor.Account(account), null, token)).Refusal is { } failure)
                return failure;
            work.Audit(new AuditEntry("account.profile.change", Actor.Account(account), account.ToString()));
            return true;
        }, cancellation);
    }
}
