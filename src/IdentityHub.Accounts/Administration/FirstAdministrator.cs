using System.Security.Cryptography;
using System.Text;
using IdentityHub.Accounts.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId;
using Microsoft.IdentityModel.Tokens;

namespace IdentityHub.Accounts.Administration;

/// <summary>How a production hub gets its first administrator: a link, printed once, good for one account.</summary>
public sealed class FirstAdministrator(IAccountStore store, AccountRegistration registration, IUnitOfWork unit, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private static readonly Refusal Invalid = new(RefusalKind.FailedPrecondition, "INVITATION_INVALID", "This link was used or is out of date; a restart of the hub prints a new one.");

    /// <summary>
    /// The path and query of the page that makes the first administrator, for example <c>/first-administrator?invitation=…</c>, valid for 24 hours;
    /// null when there is an administrator already. A new invitation ends the one before.
    /// </summary>
    public async Task<string?> CreateInvitationAsync(CancellationToken cancellation)
    {
        if (await store.AnyInRoleAsync(HubRoles.Administrator, cancellation))
            return null;
        var invitation = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32));
        await unit.ExecuteAsync(async (work, token) =>
        {
            await store.ReplaceInvitationAsync(Hash(invitation), time.UtcNow() + Lifetime, token);
            work.Audit(new AuditEntry("account.invite-first-administrator", Actor.Hub("accounts"), null));
            return true;
        }, cancellation);
        return $"/first-administrator?invitation={invitation}";
    }

    /// <summary>True while the invitation may be used.</summary>
    public async Task<bool> IsValidAsync(string? invitation, CancellationToken cancellation) =>
        !string.IsNullOrEmpty(invitation) && await store.HasInvitationAsync(Hash(invitation), time.UtcNow(), cancellation)
        && !await store.AnyInRoleAsync(HubRoles.Administrator, cancellation);

    /// <summary>Makes the administrator and uses the invitation up. Refuses with <c>INVITATION_INVALID</c>, with violations of the form, or with <see cref="Passwords.HashingQueue.Busy"/>.</summary>
    public async Task<Outcome<HubUser>> AcceptAsync(string invitation, string email, string password, string givenName, string familyName, CancellationToken cancellation)
    {
        var account = new NewAccount(email, password, givenName, familyName) { EmailVerified = true, Roles = [HubRoles.Administrator] };
        var violations = await registration.ValidateAsync(account, cancellation);
        if (violations.Count > 0)
            return Refusal.Invalid(violations);
        if (!(await registration.PrepareAsync(account, cancellation)).Succeeded(out var prepared, out var busy))
            return busy;
        return await unit.ExecuteAsync<Outcome<HubUser>>(async (_, token) =>
            !await store.UseInvitationAsync(Hash(invitation), time.UtcNow(), token) || await store.AnyInRoleAsync(HubRoles.Administrator, token)
                ? Invalid
                : await registration.CreateAsync(prepared, Actor.Hub("accounts"), token), cancellation);
    }

    private static byte[] Hash(string invitation) => SHA256.HashData(Encoding.UTF8.GetBytes(invitation));
}
