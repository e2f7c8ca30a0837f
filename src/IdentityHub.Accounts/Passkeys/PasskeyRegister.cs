using IdentityHub.Accounts.Mail;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Accounts.Passkeys;

/// <summary>An account's passkeys: listed, renamed, removed.</summary>
public sealed class PasskeyRegister(UserManager<HubUser> users, IUnitOfWork unit)
{
    /// <summary>The longest name.</summary>
    public const int LongestName = 60;

    /// <summary>All of them, the oldest first.</summary>
    public async Task<IReadOnlyList<PasskeyView>> ListAsync(AccountId account, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (await users.FindByIdAsync(account.Value.ToString()) is not { } user)
            return [];
        return [.. (await users.GetPasskeysAsync(user)).OrderBy(passkey => passkey.CreatedAt)
            .Select(passkey => new PasskeyView(WebEncoders.Base64UrlEncode(passkey.CredentialId), passkey.Name ?? "", passkey.CreatedAt, passkey.IsBackupEligible))];
    }

    /// <summary>Gives a passkey another name; false when the account has none of this id.</summary>
    public Task<bool> RenameAsync(AccountId account, string id, string name, CancellationToken cancellation) =>
        ChangeAsync(account, id, async (user, passkey) =>
        {
            passkey.Name = name.Length > LongestName ? name[..LongestName] : name;
            return await users.AddOrUpdatePasskeyAsync(user, passkey);
        }, "account.passkey.rename", null, cancellation);

    /// <summary>Removes a passkey; false when the account has none of this id.</summary>
    public Task<bool> RemoveAsync(AccountId account, string id, CancellationToken cancellation) =>
        ChangeAsync(account, id, (user, passkey) => users.RemovePasskeyAsync(user, passkey.CredentialId), "account.passkey.remove", SecurityChange.PasskeyRemoved, cancellation);

    private Task<bool> ChangeAsync(AccountId account, string id, Func<HubUser, UserPasskeyInfo, Task<IdentityResult>> change, string action, SecurityChange? told, CancellationToken cancellation) =>
        unit.ExecuteAsync(async (work, _) =>
        {
            if (Read(id) is not { } credential || await users.FindByIdAsync(account.Value.ToString()) is not { } user || await users.GetPasskeyAsync(user, credential) is not { } passkey)
                return false;
            if (!(await change(user, passkey)).Succeeded)
                throw new StaleRevisionException("The account was changed meanwhile.");
            work.Audit(new AuditEntry(action, Actor.Account(account), account.ToString()));
            if (told is { } what)
                work.MailChange(account, what);
            return true;
        }, cancellation);

    private static byte[]? Read(string id)
    {
        try
        {
            return id.Length is > 0 and < 2000 ? WebEncoders.Base64UrlDecode(id) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
