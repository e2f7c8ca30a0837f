using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Work;

/// <summary>One command, one transaction, on the scope's context.</summary>
internal sealed class UnitOfWork(HubDbContext db, IKeyWrapping keys, TimeProvider time) : IUnitOfWork
{
    private const int Tries = 8;
    private HubWork? current;

    public async Task<T> ExecuteAsync<T>(Func<IWork, CancellationToken, Task<T>> command, CancellationToken cancellation)
    {
        if (current is not null)
            return await command(current, cancellation);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await db.Database.CreateExecutionStrategy().ExecuteAsync(token => TryAsync(command, token), cancellation);
            }
            catch (StaleRevisionException) when (attempt < Tries)
            {
            }
        }
    }

    private async Task<T> TryAsync<T>(Func<IWork, CancellationToken, Task<T>> command, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        current = new HubWork(db, keys, time);
        try
        {
            var result = await command(current, cancellation);
            await db.SaveChangesAsync(cancellation);
            await transaction.CommitAsync(cancellation);
            return result;
        }
        finally
        {
            current = null;
        }
    }
}
