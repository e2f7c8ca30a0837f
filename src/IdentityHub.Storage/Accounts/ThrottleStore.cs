using IdentityHub.Accounts.SigningIn;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Accounts;

internal sealed class ThrottleStore(HubDbContext db) : IThrottleStore
{
    public async Task<ThrottleCount> ReadToCountAsync(byte[] key, CancellationToken cancellation)
    {
        // Locks the row, which an engine with one writer needn't: of many tries at once each sees the one before. A row that isn't there to be locked counts as none,
        // even if it comes the next moment: the second insert breaks the key and the unit of work runs again.
        if (db.Provider != DatabaseProvider.Sqlite
            && await db.Set<SignInThrottleRow>().Where(row => row.Key == key).ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count), cancellation) == 0)
            return ThrottleCount.None;
        return await db.Set<SignInThrottleRow>().AsNoTracking().Where(row => row.Key == key).Select(row => new ThrottleCount(row.Count, row.LastAt))
            .SingleOrDefaultAsync(cancellation) ?? ThrottleCount.None;
    }

    public async Task SetAsync(byte[] key, ThrottleCount read, ThrottleCount count, CancellationToken cancellation)
    {
        // What wasn't there when it was read isn't locked: a row that came meanwhile is another try's, which may not be overwritten.
        if (read != ThrottleCount.None)
        {
            await db.Set<SignInThrottleRow>().Where(row => row.Key == key)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, count.Count).SetProperty(row => row.LastAt, count.LastAt), cancellation);
            return;
        }
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
