using IdentityHub.Accounts.Mail;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.Kernel.Work;
using Microsoft.AspNetCore.Identity;

namespace IdentityHub.Accounts.Upstream;

/// <summary>Which upstream identity belongs to which account: each to one at most.</summary>
public sealed class UpstreamLinks(UserManager<HubUser> users, UpstreamProviders providers, IUnitOfWork unit)
{
    /// <summary>Why an account is connected that is being made for the connection: nobody else is to be told.</summary>
    public const string NewAccount = "new account";

    private static readonly Refusal Taken = new(RefusalKind.AlreadyExists, "UPSTREAM_TAKEN", "It is connected with another account already.");
    private static readonly Refusal Last = new(RefusalKind.FailedPrecondition, "LAST_METHOD", "It is the only way to sign in; set a password or a passkey up first.");

    /// <summary>The account of an upstream identity, or null.</summary>
    public Task<HubUser?> FindAsync(UpstreamIdentity identity) => users.FindByLoginAsync(identity.Provider, identity.Key);

    /// <summary>What the account is connected with.</summary>
    public async Task<IReadOnlyList<UpstreamConnection>> ListAsync(HubUser user) =>
        [.. (await users.GetLoginsAsync(user)).Select(login => new UpstreamConnection(login.LoginProvider, providers.Find(login.LoginProvider)?.DisplayName ?? login.LoginProvider, login.ProviderKey))];

    /// <summary>Connects, within the current unit of work if there is one. Connecting again changes nothing. <c>UPSTREAM_TAKEN</c>.</summary>
    /// <param name="account">The account.</param>
    /// <param name="identity">The person there.</param>
    /// <param name="why">What it rests on, for the audit trail.</param>
    /// <param name="cancellation">Cancels.</param>
    public Task<Outcome<bool>> ConnectAsync(AccountId account, UpstreamIdentity identity, string why, CancellationToken cancellation) =>
        unit.ExecuteAsync<Outcome<bool>>(async (work, _) =>
        {
            if (await FindAsync(identity) is { } holder)
                return holder.AccountId == account ? true : Taken;
            var user = await users.FindByIdAsync(account.Value.ToString()) ?? throw new InvalidOperationException("The account is gone.");
            var result = await users.AddLoginAsync(user, new UserLoginInfo(identity.Provider, identity.Key, identity.Provider));
            if (!result.Succeeded)
                return result.Errors.Any(error => error.Code == nameof(IdentityErrorDescriber.LoginAlreadyAssociated)) ? Taken : throw new StaleRevisionException("The account was changed meanwhile.");
            work.Audit(new AuditEntry("account.upstream.connect", Actor.Account(account), account.ToString(), $"{identity.Provider} {why}"));
            if (why != NewAccount)
                work.MailChange(account, SecurityChange.ProviderConnected);
            return true;
        }, cancellation);

    /// <summary>Takes a connection away. <c>LAST_METHOD</c> when nothing else would sign the person in; what isn't there is no error.</summary>
    public Task<Outcome<bool>> DisconnectAsync(AccountId account, string provider, string key, CancellationToken cancellation) =>
        unit.ExecuteAsync<Outcome<bool>>(async (work, _) =>
        {
            var user = await users.FindByIdAsync(account.Value.ToString()) ?? throw new InvalidOperationException("The account is gone.");
            var logins = await users.GetLoginsAsync(user);
            if (!logins.Any(login => login.LoginProvider == provider && login.ProviderKey == key))
                return true;
            if (user.PasswordHash is null && logins.Count < 2 && (await users.GetPasskeysAsync(user)).Count == 0)
                return Last;
            // The account's row is written as well: of two that take the last two connections away at once, one begins again and is refused.
            if (!(await users.RemoveLoginAsync(user, provider, key)).Succeeded)
                throw new StaleRevisionException("The account was changed meanwhile.");
            work.Audit(new AuditEntry("account.upstream.disconnect", Actor.Account(account), account.ToString(), provider));
            work.MailChange(account, SecurityChange.ProviderDisconnected);
            return true;
        }, cancellation);
}
