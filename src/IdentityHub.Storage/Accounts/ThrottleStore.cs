using IdentityHub.Accounts.SigningIn;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Accounts;

internal sealed class ThrottleStore(HubDbContext db) : IThrottleStore
{
    public async Task<ThrottleCount> ReadAsync(byte[] key, CancellationToken cancellation) =>
        await db.Set<SignInThrottleRow>().AsNoTracking().Where(row => row.Key == key).Select(row => new ThrottleCount(row.Count, row.LastAt))
            .SingleOrDefaultAsync(cancellation) ?? ThrottleCount.None;

    public async Task<bool> TryCountAsync(byte[] key, ThrottleCount read, int count, DateTimeOffset at, CancellationToken cancellation)
    {
        if (read != ThrottleCount.None)
        {
            return await db.Set<SignInThrottleRow>().Where(row => row.Key == key && row.Count == read.Count && row.LastAt == read.LastAt)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, count).SetProperty(row => row.LastAt, at), cancellation) == 1;
        }
        var row = new SignInThrottleRow { Key = key, Count = count, LastAt = at };
        db.Add(row);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another attempt was first.
            db.Entry(row).State = EntityState.Detached;
            return false;
        }
    }

    public Task GiveBackAsync(byte[] key, CancellationToken cancellation) =>
        db.Set<SignInThrottleRow>().Where(row => row.Key == key && row.Count > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Count, row => row.Count - 1), cancellation);

    public Task ClearAsync(byte[] key, CancellationToken cancellation) =>
        db.Set<SignInThrottleRow>().Where(row => row.Key == key).ExecuteDeleteAsync(cancellation);

    public Task<int> PruneAsync(DateTimeOffset before, CancellationToken cancellation) =>
        db.Set<SignInThrottleRow>().Where(row => row.LastAt < before).ExecuteDeleteAsync(cancellation);
}
