using IdentityHub.Accounts.SigningIn;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Accounts;

internal sealed class ThrottleStore(HubDbContext db) : IThrottleStore
{
    public async Task<ThrottleCount> ReadToCountAsync(byte[] key, CancellationToken cancellation)
    {
        // Locks the row, which an engine with one writer needn't: of many tries at once each sees the one before. Where there is no row yet, the second insert
        // breaks the key and the unit of work runs again.
        if (db.Provider != DatabaseProvider.Sqlite)
            await db.Set<SignInThrottleRow>().Where(row => row.Key == key).ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count), cancellation);
        return await db.Set<SignInThrottleRow>().AsNoTracking().Where(row => row.Key == key).Select(row => new ThrottleCount(row.Count, row.LastAt))
            .SingleOrDefaultAsync(cancellation) ?? ThrottleCount.None;
    }

    public async Task SetAsync(byte[] key, ThrottleCount count, CancellationToken cancellation)
    {
        if (await db.Set<SignInThrottleRow>().Where(row => row.Key == key)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, count.Count).SetProperty(row => row.LastAt, count.LastAt), cancellation) > 0)
            return;
        db.Add(new SignInThrottleRow { Key = key, Count = count.Count, LastAt = count.LastAt });
        await db.SaveChangesAsync(cancellation);
    }

    public Task GiveBackAsync(byte[] key, CancellationToken cancellation) =>
        db.Set<SignInThrottleRow>().Where(row => row.Key == key && row.Count > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count - 1), cancellation);

    public Task ClearAsync(byte[] key, CancellationToken cancellation) =>
        db.Set<SignInThrottleRow>().Where(row => row.Key == key).ExecuteDeleteAsync(cancellation);

    public Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation) =>
        db.Set<SignInThrottleRow>().Where(row => row.LastAt < before).ExecuteDeleteAsync(cancellation);
}
