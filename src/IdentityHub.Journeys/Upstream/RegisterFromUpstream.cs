using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Registration;
using IdentityHub.Accounts.Tickets;
using IdentityHub.Accounts.Upstream;
using IdentityHub.Journeys.DoubleOptIn;
using IdentityHub.Journeys.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Intake;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Journeys.Upstream;

/// <summary>
/// The first sign-in through an upstream provider: account, connection, source record, party and ticked consents in one transaction. Nothing is made before the person
/// has seen what the provider told and has said yes.
/// </summary>
public sealed class RegisterFromUpstream(AccountRegistration accounts, RegistrationThrottle throttle, UpstreamTickets tickets, UpstreamLinks links, IAccountStore store,
    ILookupNormalizer normalizer, RecordIntake intake, RecordOptIns consents, UserManager<HubUser> users, IUnitOfWork unit)
{
    private static readonly Refusal Used = new(RefusalKind.FailedPrecondition, "UPSTREAM_USED", "This was finished already; sign in.");
    private static readonly Refusal TooMany = new(RefusalKind.Exhausted, "TOO_MANY_REGISTRATIONS", "Too many registrations from your network; try again in a quarter of an hour.");

    /// <summary>
    /// Registers; the form's password isn't looked at. Refuses a bad form with violations, with <c>TOO_MANY_REGISTRATIONS</c>, <c>UPSTREAM_USED</c> for a visit that
    /// was finished, and <c>UPSTREAM_TAKEN</c> when the identity has an account meanwhile.
    /// </summary>
    public async Task<Outcome<HubUser>> RunAsync(RegistrationForm form, Ticket<UpstreamVisit> visit, CancellationToken cancellation)
    {
        var email = form.Email.Trim();
        var account = new NewAccount(email, null, form.GivenName, form.FamilyName, form.Locale);
        var violations = AccountRegistration.Validate(account);
        if (violations.Count > 0)
            return Refusal.Invalid(violations);
        if (!await throttle.TakeAsync(form.Evidence.RemoteAddress, cancellation))
            return TooMany;

        var vouched = visit.Content.Identity.EmailVerified && string.Equals(email, visit.Content.Identity.Email, StringComparison.OrdinalIgnoreCase);
        return await unit.ExecuteAsync((_, token) => WriteAsync(account, vouched, form, visit, token), cancellation);
    }

    private async Task<Outcome<HubUser>> WriteAsync(NewAccount account, bool vouched, RegistrationForm form, Ticket<UpstreamVisit> visit, CancellationToken cancellation)
    {
        if (!await tickets.UseAsync(visit, cancellation))
            return Used;
        // An address that another account has proven stays that account's; its owner is told by mail, nobody else.
        var verified = vouched && !await store.IsEmailOwnedAsync(normalizer.NormalizeEmail(account.Email), default, cancellation);
        var user = await accounts.CreateAsync(new PreparedAccount(account with { EmailVerified = verified }, PasswordHash: null), Actor.Hub("journeys"), cancellation);
        if (!(await links.ConnectAsync(user.AccountId, visit.Content.Identity, UpstreamLinks.NewAccount, cancellation)).Succeeded(out _, out var refusal))
            return refusal;
        var made = await users.FindByIdAsync(user.Id.ToString()) ?? throw new InvalidOperationException("The account is gone.");
        var actor = Actor.Account(made.AccountId, form.ClientId);
        if (!(await intake.UpsertAsync(AccountRecord.Of(made), actor, null, cancellation)).Succeeded(out var receipt, out refusal))
            return refusal;
        made.OwnRecordId = receipt.Record.Value;
        if (!(await users.UpdateAsync(made)).Succeeded)
            throw new StaleRevisionException("The account was changed meanwhile.");
        if (form.Consents.Count > 0
            && (!TickedCaptures.Of(made, form).Succeeded(out var captures, out refusal)
                || !(await consents.RunAsync(captures, actor, null, cancellation)).Succeeded(out _, out refusal)))
            return refusal;
        return made;
    }
}
