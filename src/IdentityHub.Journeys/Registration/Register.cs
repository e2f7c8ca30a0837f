using IdentityHub.Accounts;
using IdentityHub.Accounts.Registration;
using IdentityHub.Journeys.DoubleOptIn;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Intake;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Journeys.Registration;

/// <summary>Registration: account, source record, party and ticked consents in one transaction.</summary>
public sealed class Register(AccountRegistration accounts, RegistrationThrottle throttle, RecordIntake intake, RecordOptIns consents,
    UserManager<HubUser> users, IUnitOfWork unit)
{
    private static readonly Refusal TooMany = new(RefusalKind.Exhausted, "TOO_MANY_REGISTRATIONS", "Too many registrations from your network; try again in a quarter of an hour.");

    /// <summary>
    /// Registers. Refuses a bad form with violations and too many registrations from one address with <c>TOO_MANY_REGISTRATIONS</c>; never tells whether
    /// the e-mail address is known. Afterwards the page calls <c>SignIn.AfterRegistrationAsync</c>.
    /// </summary>
    public async Task<Outcome<HubUser>> RunAsync(RegistrationForm form, CancellationToken cancellation)
    {
        var account = new NewAccount(form.Email.Trim(), form.Password, form.GivenName, form.FamilyName, form.Locale) { PhoneNumber = PhoneOf(form) };
        var violations = (await accounts.ValidateAsync(account, cancellation)).ToList();
        if (account.PhoneNumber is null && !string.IsNullOrWhiteSpace(form.Phone))
            violations.Add(new FieldViolation("phone", "A number with its country code, for example +44 20 7946 0000."));
        if (violations.Count > 0)
            return Refusal.Invalid(violations);
        if (!await throttle.TakeAsync(form.Evidence.RemoteAddress, cancellation))
            return TooMany;

        if (!(await accounts.PrepareAsync(account, cancellation)).Succeeded(out var prepared, out var busy))
            return busy;
        return await unit.ExecuteAsync((_, token) => WriteAsync(prepared, form, token), cancellation);
    }

    // A refusal, wherever it comes from, is the command's answer and rolls all of it back.
    private async Task<Outcome<HubUser>> WriteAsync(PreparedAccount prepared, RegistrationForm form, CancellationToken cancellation)
    {
        var user = await accounts.CreateAsync(prepared, Actor.Hub("journeys"), cancellation);
        var actor = Actor.Account(user.AccountId, form.ClientId);
        if (!(await intake.UpsertAsync(AccountRecord.Of(user), actor, null, cancellation)).Succeeded(out var receipt, out var refusal))
            return refusal;
        user.OwnRecordId = receipt.Record.Value;
        if (!(await users.UpdateAsync(user)).Succeeded)
            throw new StaleRevisionException("The account was changed meanwhile.");
        if (form.Consents.Count > 0
            && (!TickedCaptures.Of(user, form).Succeeded(out var captures, out refusal)
                || !(await consents.RunAsync(captures, actor, null, cancellation)).Succeeded(out _, out refusal)))
            return refusal;
        return user;
    }

    private static string? PhoneOf(RegistrationForm form) =>
        Consent.ContactPoints.ContactPoint.TryCreate(Consent.ContactPoints.ContactPointKind.Phone, form.Phone ?? "", out var phone) ? phone.Value : null;
}
