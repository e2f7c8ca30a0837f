using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Kernel.Ids;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Accounts;

internal sealed class AccountStore(HubDbContext db) : IAccountStore
{
    public Task<HubUser?> FindAsync(AccountId account, CancellationToken cancellation) => HotQueries.Of(db).Account(db, account.Value);

    public async Task<HubUser?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellation) =>
        await db.Set<HubUser>().AsNoTracking().Where(user => user.NormalizedEmail == normalizedEmail)
            .OrderByDescending(user => user.EmailConfirmed).ThenBy(user => user.CreatedAt).ThenBy(user => user.Id).FirstOrDefaultAsync(cancellation);

    public async Task<IReadOnlyList<string>> RolesAsync(AccountId account, CancellationToken cancellation)
    {
        var roles = new List<string>();
        await foreach (var role in HotQueries.Of(db).Roles(db, account.Value).WithCancellation(cancellation))
            roles.Add(role);
        return roles;
    }

    public Task<bool> IsEmailOwnedAsync(string normalizedEmail, AccountId other, CancellationToken cancellation)
    {
        var id = other.Value;
        return db.Set<HubUser>().AnyAsync(user => user.NormalizedEmail == normalizedEmail && user.EmailConfirmed && user.Id != id, cancellation);
    }

    public Task TakeEmailFromOthersAsync(string normalizedEmail, AccountId owner, CancellationToken cancellation)
    {
        var id = owner.Value;
        return db.Set<HubUser>().Where(user => user.NormalizedEmail == normalizedEmail && !user.EmailConfirmed && user.Id != id)
            .ExecuteUpdateAsync(set => set.SetProperty(user => user.Email, (string?)null).SetProperty(user => user.NormalizedEmail, (string?)null), cancellation);
    }

    public Task<bool> AnyInRoleAsync(string role, CancellationToken cancellation) =>
        (from membership in db.Set<IdentityUserRole<Guid>>()
         join named in db.Set<IdentityRole<Guid>>() on membership.RoleId equals named.Id
         where named.Name == role
         select membership).AnyAsync(cancellation);

    public async Task ReplaceInvitationAsync(byte[] hash, DateTimeOffset expiresAt, CancellationToken cancellation)
    {
        await db.Set<InvitationRow>().ExecuteDeleteAsync(cancellation);
        db.Add(new InvitationRow { Hash = hash, ExpiresAt = expiresAt });
        await db.SaveChangesAsync(cancellation);
    }

    public Task<bool> HasInvitationAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellation) =>
        db.Set<InvitationRow>().AnyAsync(row => row.Hash == hash && row.ExpiresAt > now, cancellation);

    public async Task<bool> UseInvitationAsync(byte[] hash, DateTimeOffset now, CancellationToken cancellation) =>
        await db.Set<InvitationRow>().Where(row => row.Hash == hash && row.ExpiresAt > now).ExecuteDeleteAsync(cancellation) == 1;

    public async Task RemoveCredentialsAsync(AccountId account, CancellationToken cancellation)
    {
        var id = account.Value;
        await db.Set<AuthenticatorRow>().Where(row => row.AccountId == account).ExecuteDeleteAsync(cancellation);
        await db.Set<RecoveryCodeRow>().Where(row => row.AccountId == account).ExecuteDeleteAsync(cancellation);
        await ForgetDevicesAsync(account, cancellation);
        await db.Set<EmailChangeRow>().Where(row => row.AccountId == account).ExecuteDeleteAsync(cancellation);
        await db.Set<IdentityUserPasskey<Guid>>().Where(row => row.UserId == id).ExecuteDeleteAsync(cancellation);
        await db.Set<IdentityUserLogin<Guid>>().Where(row => row.UserId == id).ExecuteDeleteAsync(cancellation);
    }

    public Task ForgetDevicesAsync(AccountId account, CancellationToken cancellation) =>
        db.Set<RememberedDeviceRow>().Where(row => row.AccountId == account).ExecuteDeleteAsync(cancellation);

    public async Task<IReadOnlyList<AccountId>> DueForErasureAsync(DateTimeOffset now, int limit, CancellationToken cancellation) =>
        [.. (await db.Set<HubUser>().Where(user => user.EraseAfter <= now).OrderBy(user => user.EraseAfter).Take(limit).Select(user => user.Id).ToListAsync(cancellation))
            .Select(id => new AccountId(id))];
}
