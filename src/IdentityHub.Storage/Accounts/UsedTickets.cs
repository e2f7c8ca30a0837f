using IdentityHub.Accounts.Tickets;
using IdentityHub.Storage.Engines;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Accounts;

internal sealed class UsedTickets(HubDbContext db) : IUsedTickets
{
    public async Task<bool> UseAsync(Guid ticket, DateTimeOffset expiresAt, CancellationToken cancellation)
    {
        if (await IsUsedAsync(ticket, cancellation))
            return false;
        var row = new UsedTicketRow { Id = ticket, ExpiresAt = expiresAt };
        db.Add(row);
        try
        {
            // Within a transaction Entity Framework sets a savepoint first, so that a loser's command goes on.
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException failure) when (db.Engine.Faults.Read(failure) == Fault.Duplicate)
        {
            db.Entry(row).State = EntityState.Detached;
            return false;
        }
    }

    public Task<bool> IsUsedAsync(Guid ticket, CancellationToken cancellation) => db.Set<UsedTicketRow>().AnyAsync(row => row.Id == ticket, cancellation);

    public Task<int> PruneAsync(DateTimeOffset now, CancellationToken cancellation) =>
        db.Set<UsedTicketRow>().Where(row => row.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
}
