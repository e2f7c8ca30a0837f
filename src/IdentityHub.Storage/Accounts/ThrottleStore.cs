using System.Data.Common;
using IdentityHub.Accounts.SigningIn;
using IdentityHub.Storage.Columns;
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
        try
        {
            // One statement, which tells a lost race by its count; a failing insert would stand in the logs as an error, each time two tabs sign in at once.
            var instant = InstantConverter.ToMicroseconds(at);
            return await db.Database.ExecuteSqlAsync($"""
                INSERT INTO account_throttle ("key", "count", last_at) SELECT {key}, {count}, {instant} WHERE NOT EXISTS (SELECT 1 FROM account_throttle WHERE "key" = {key})
                """, cancellation) == 1;
        }
        catch (DbException)
        {
            // Another attempt was first, between the look and the insert of an engine with several writers.
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
