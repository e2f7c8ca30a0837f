using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Accounts;

internal sealed class SecondFactorStore(HubDbContext db) : ISecondFactorStore
{
    public async Task<AuthenticatorRecord?> AuthenticatorAsync(AccountId account, CancellationToken cancellation) =>
        await db.Set<AuthenticatorRow>().AsNoTracking().Where(row => row.AccountId == account)
            .Select(row => new AuthenticatorRecord(row.Secret, row.LastStep, row.EnrolledAt)).SingleOrDefaultAsync(cancellation);

    public async Task SetAuthenticatorAsync(AccountId account, AuthenticatorRecord authenticator, CancellationToken cancellation)
    {
        await RemoveAuthenticatorAsync(account, cancellation);
        db.Add(new AuthenticatorRow { AccountId = account, Secret = authenticator.WrappedSecret, LastStep = authenticator.LastStep, EnrolledAt = authenticator.EnrolledAt });
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<bool> UseStepAsync(AccountId account, long step, CancellationToken cancellation) =>
        await db.Set<AuthenticatorRow>().Where(row => row.AccountId == account && row.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastStep, step), cancellation) == 1;

    public async Task<bool> RemoveAuthenticatorAsync(AccountId account, CancellationToken cancellation) =>
        await db.Set<AuthenticatorRow>().Where(row => row.AccountId == account).ExecuteDeleteAsync(cancellation) == 1;

    public async Task ReplaceRecoveryCodesAsync(AccountId account, IReadOnlyList<byte[]> hashes, CancellationToken cancellation)
    {
        await db.Set<RecoveryCodeRow>().Where(row => row.AccountId == account).ExecuteDeleteAsync(cancellation);
        db.AddRange(hashes.Select(hash => new RecoveryCodeRow { AccountId = account, Hash = hash }));
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<bool> UseRecoveryCodeAsync(AccountId account, byte[] hash, CancellationToken cancellation) =>
        await db.Set<RecoveryCodeRow>().Where(row => row.Hash == hash && row.AccountId == account).ExecuteDeleteAsync(cancellation) == 1;

    public Task<int> RecoveryCodesLeftAsync(AccountId account, CancellationToken cancellation) =>
        db.Set<RecoveryCodeRow>().CountAsync(row => row.AccountId == account, cancellation);

    public async Task AddDeviceAsync(AccountId account, byte[] hash, RememberedDevice device, CancellationToken cancellation)
    {
        await db.Set<RememberedDeviceRow>().Where(row => row.Hash == hash).ExecuteDeleteAsync(cancellation);
        db.Add(new RememberedDeviceRow
        {
            Hash = hash, DeviceId = device.Id, AccountId = account, Description = device.Description, Network = device.Network,
            RememberedAt = device.RememberedAt, LastUsedAt = device.LastUsedAt, ExpiresAt = device.ExpiresAt,
        });
        await db.SaveChangesAsync(cancellation);
    }

    public async Task<bool> TouchDeviceAsync(AccountId account, byte[] hash, DateTimeOffset now, CancellationToken cancellation) =>
        await db.Set<RememberedDeviceRow>().Where(row => row.Hash == hash && row.AccountId == account && row.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, now), cancellation) == 1;

    public async Task<IReadOnlyList<RememberedDevice>> DevicesAsync(AccountId account, DateTimeOffset now, CancellationToken cancellation) =>
        await db.Set<RememberedDeviceRow>().AsNoTracking().Where(row => row.AccountId == account && row.ExpiresAt > now).OrderByDescending(row => row.LastUsedAt)
            .Select(row => new RememberedDevice(row.DeviceId, row.Description, row.Network, row.RememberedAt, row.LastUsedAt, row.ExpiresAt)).ToListAsync(cancellation);

    public Task<int> ForgetDevicesAsync(AccountId account, Guid? device, CancellationToken cancellation)
    {
        var rows = db.Set<RememberedDeviceRow>().Where(row => row.AccountId == account);
        if (device is { } one)
            rows = rows.Where(row => row.DeviceId == one);
        return rows.ExecuteDeleteAsync(cancellation);
    }

    public Task<int> PruneAsync(DateTimeOffset now, CancellationToken cancellation) =>
        db.Set<RememberedDeviceRow>().Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
}
