using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Storage.Feed;

/// <summary>
/// One node's hold on a right that only one has at a time. Expiry goes by the nodes' clocks and only decides how soon another may take over; what makes it safe is
/// the token: <see cref="CheckAsync"/> locks the lease's row within the transaction that does the work, so that an overtaken node's work can't commit.
/// </summary>
internal sealed class FencedLease(string name, string holder, IServiceScopeFactory scopes, TimeProvider time)
{
    internal static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);

    /// <summary>The fencing token while this node believes that it holds the lease.</summary>
    public long? Token { get; private set; }

    /// <summary>Takes the lease if it is free or has run out. False while another node has it.</summary>
    public async Task<bool> TryTakeAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDbContext>();
        var now = time.UtcNow();
        if (!await db.Set<LeaseRow>().AnyAsync(lease => lease.Name == name && (lease.ExpiresAt <= now || lease.Holder == holder), cancellation))
            return false;
        Token = await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync(async (_, token) =>
        {
            var taken = await db.Set<LeaseRow>()
                .Where(lease => lease.Name == name && (lease.ExpiresAt <= now || lease.Holder == holder))
                .ExecuteUpdateAsync(lease => lease
                    .SetProperty(l => l.Holder, holder)
                    .SetProperty(l => l.Token, l => l.Token + 1)
                    .SetProperty(l => l.ExpiresAt, now + Duration), token);
            return taken == 0 ? null : await db.Set<LeaseRow>().Where(lease => lease.Name == name).Select(lease => (long?)lease.Token).SingleAsync(token);
        }, cancellation);
        return Token is not null;
    }

    /// <summary>Within a transaction: locks the lease's row, prolongs it, or throws <see cref="LeaseLostException"/>.</summary>
    public async Task CheckAsync(HubDbContext db, CancellationToken cancellation)
    {
        var (held, expiry) = (Token, time.UtcNow() + Duration);
        var mine = await db.Set<LeaseRow>()
            .Where(lease => lease.Name == name && lease.Holder == holder && lease.Token == held)
            .ExecuteUpdateAsync(lease => lease.SetProperty(l => l.ExpiresAt, expiry), cancellation);
        if (mine != 0)
            return;
        Token = null;
        throw new LeaseLostException();
    }

    /// <summary>Gives the lease back, so that another node need not wait for its end.</summary>
    public async Task ReleaseAsync(CancellationToken cancellation)
    {
        if (Token is not { } held)
            return;
        Token = null;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDbContext>();
        await scope.ServiceProvider.GetRequiredService<IUnitOfWork>().ExecuteAsync((_, token) => db.Set<LeaseRow>()
            .Where(lease => lease.Name == name && lease.Holder == holder && lease.Token == held)
            .ExecuteUpdateAsync(lease => lease.SetProperty(l => l.ExpiresAt, DateTimeOffset.UnixEpoch), token), cancellation);
    }
}
