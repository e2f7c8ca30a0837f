using System.Net.Mail;
using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Mail;
using IdentityHub.Accounts.Passwords;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.Registration;

/// <summary>Makes accounts. Shoppers come through <c>Journeys.Register</c>, which makes the party as well; this alone is for staff and seeds.</summary>
public sealed class AccountRegistration(UserManager<HubUser> users, RoleManager<IdentityRole<Guid>> roles, HashingQueue queue, Argon2PasswordHasher hasher,
    PasswordPolicy policy, IAccountStore store, IUnitOfWork unit, TimeProvider time)
{
    /// <summary>Checks e-mail address, password and names; empty when all is well. Says nothing about other accounts.</summary>
    public static IReadOnlyList<FieldViolation> Validate(NewAccount account)
    {
        var found = new List<FieldViolation>();
        if (account.Email.Length > 254 || account.Email.Any(character => char.IsWhiteSpace(character) || char.IsControl(character))
            || !MailAddress.TryCreate(account.Email, out var address) || address.Address != account.Email || !address.Host.Contains('.', StringComparison.Ordinal))
            found.Add(new FieldViolation("email", "An e-mail address, for example name@example.com."));
        CheckName(found, "given_name", account.GivenName);
        CheckName(found, "family_name", account.FamilyName);
        if (account.Locale.Length is 0 or > 35)
            found.Add(new FieldViolation("locale", "A language tag."));
        if (account.Password is { } password && PasswordRules.Check(password, account.Email, account.GivenName, account.FamilyName) is { } complaint)
            found.Add(new FieldViolation("password", complaint));
        return found;
    }

    /// <summary>
    /// Checks as <see cref="Validate"/> does, and that the password isn't known from a breach where that is asked: for what people type; seeds and migrations
    /// take what there is.
    /// </summary>
    public async Task<IReadOnlyList<FieldViolation>> ValidateAsync(NewAccount account, CancellationToken cancellation)
    {
        var found = Validate(account);
        return found.Count == 0 && account.Password is { } password
            && await policy.CheckAsync(password, account.Email, account.GivenName, account.FamilyName, cancellation) is { } complaint
                ? [new FieldViolation("password", complaint)]
                : found;
    }

    /// <summary>Hashes the password, if there is one; call it outside a transaction. <see cref="HashingQueue.Busy"/>.</summary>
    public async Task<Outcome<PreparedAccount>> PrepareAsync(NewAccount account, CancellationToken cancellation)
    {
        if (account.Password is not { } password)
            return new PreparedAccount(account, null);
        using var place = queue.TryEnter();
        return place is null ? HashingQueue.Busy : new PreparedAccount(account, await hasher.HashAsync(place, password, cancellation));
    }

    /// <summary>Checks and makes an account in a transaction of its own. A taken address is not refused, see <see cref="HubUser"/>.</summary>
    public async Task<Outcome<HubUser>> CreateAsync(NewAccount account, Actor actor, CancellationToken cancellation)
    {
        var violations = Validate(account);
        if (violations.Count > 0)
            return Refusal.Invalid(violations);
        return (await PrepareAsync(account, cancellation)).Succeeded(out var prepared, out var busy) ? await CreateAsync(prepared, actor, cancellation) : busy;
    }

    /// <summary>Makes a prepared account, within the current unit of work if there is one; queues the mail by which the address is verified.</summary>
    public async Task<HubUser> CreateAsync(PreparedAccount prepared, Actor actor, CancellationToken cancellation) =>
        await unit.ExecuteAsync(async (work, token) =>
        {
            var now = time.UtcNow();
            var account = prepared.Account;
            var id = TypeId.New<AccountId>(time);
            var user = new HubUser
            {
                Id = id.Value,
                UserName = id.ToString(),
                Email = account.Email,
                EmailConfirmed = account.EmailVerified,
                PhoneNumber = account.PhoneNumber,
                GivenName = account.GivenName.Trim(),
                FamilyName = account.FamilyName.Trim(),
                Locale = account.Locale,
                CreatedAt = now,
                UpdatedAt = now,
                PasswordHash = prepared.PasswordHash,
            };
            Succeeded(await users.CreateAsync(user));
            if (account.EmailVerified)
                await store.TakeEmailFromOthersAsync(user.NormalizedEmail!, id, token);
            else
                work.Mail(id, AccountMailOrder.VerifyEmail);
            foreach (var role in account.Roles)
            {
                if (!await roles.RoleExistsAsync(role))
                    Succeeded(await roles.CreateAsync(new IdentityRole<Guid>(role) { Id = Guid.CreateVersion7(now) }));
            }
            if (account.Roles.Count > 0)
                Succeeded(await users.AddToRolesAsync(user, account.Roles));
            work.Audit(new AuditEntry("account.create", actor, id.ToString(), account.Roles.Count > 0 ? string.Join(' ', account.Roles) : null));
            return user;
        }, cancellation);

    // Everything that a person can get wrong was checked before; what fails here is a fault and rolls the command back.
    private static void Succeeded(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Code)));
    }

    private static void CheckName(List<FieldViolation> found, string field, string name)
    {
        if (name.Trim().Length is 0 or > 100 || name.Any(char.IsControl))
            found.Add(new FieldViolation(field, "1 to 100 characters."));
        else if (name.AsSpan().IndexOfAny("<>{}") >= 0 || name.Contains("://", StringComparison.Ordinal))
            found.Add(new FieldViolation(field, "A name, without brackets and addresses."));
    }
}
