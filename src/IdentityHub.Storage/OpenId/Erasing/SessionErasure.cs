using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Work;
using IdentityHub.OpenId.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.OpenId.Erasing;

/// <summary>Sessions end everywhere; of those that were, the device and the network are emptied. What was granted to applications is forgotten.</summary>
internal sealed class SessionErasure(HubDbContext db, SessionDirectory sessions) : IErasable
{
    public DataClass Class { get; } = new(
        "sessions", ErasureTreatment.Mask, "That there was a session and when it ended is kept until it is pruned, so that relying parties can be told and their tokens refused.");

    public Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation)
    {
        var accounts = subject.Accounts.ToArray();
        return db.Set<SessionRow>().LongCountAsync(row => EF.Parameter(accounts).Contains(row.AccountId), cancellation);
    }

    public async Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation)
    {
        var touched = 0L;
        foreach (var account in order.Subject.Accounts)
        {
            await sessions.EndAllAsync(account, SessionEnding.AccountClosed, Actor.Hub("privacy"), null, cancellation);
            await db.Set<DeviceRequestRow>().Where(row => db.Set<SessionRow>().Where(session => session.AccountId == account).Select(session => (Kernel.Ids.SessionId?)session.Id).Contains(row.SessionId))
                .ExecuteDeleteAsync(cancellation);
            touched += await db.Set<SessionRow>().Where(row => row.AccountId == account)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Device, "").SetProperty(row => row.Network, (string?)null), cancellation);
            touched += await db.Set<ClientAccessRow>().Where(row => row.AccountId == account).ExecuteDeleteAsync(cancellation);
        }

        return ErasureSlice.Done(touched);
    }
}
