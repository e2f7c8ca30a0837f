using IdentityHub.Consent.Subscriptions;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Consent.Erasing;

/// <summary>What the person likes and how they wanted their subscriptions, stated or inferred.</summary>
internal sealed class PreferenceErasure(HubDbContext db, ISubscriptionStore subscriptions) : IErasable
{
    public DataClass Class { get; } = new("preferences", ErasureTreatment.Delete);

    public Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation)
    {
        var records = subject.Records.ToArray();
        return db.Set<PreferenceRow>().LongCountAsync(row => EF.Parameter(records).Contains(row.RecordId), cancellation);
    }

    public async Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation)
    {
        var touched = 0L;
        foreach (var part in order.Subject.Records.Chunk(500))
            touched += await db.Set<PreferenceRow>().Where(row => EF.Parameter(part).Contains(row.RecordId)).ExecuteDeleteAsync(cancellation);
        foreach (var record in order.Subject.Records)
            await subscriptions.ForgetAsync(record, cancellation);
        return ErasureSlice.Done(touched);
    }
}
