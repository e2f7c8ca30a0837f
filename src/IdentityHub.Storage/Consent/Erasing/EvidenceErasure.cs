using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Consent.Erasing;

/// <summary>Addresses and evidence of consents: the keys under which they are encrypted are destroyed, and the ledger still verifies.</summary>
internal sealed class EvidenceErasure(HubDbContext db) : IErasable
{
    public DataClass Class { get; } = new(
        "consent-evidence", ErasureTreatment.Shred,
        "What was agreed to or refused, when and how is kept without the person's address, because the company has to prove that it acted lawfully (GDPR Art. 5(2), 7(1), 17(3)(e)).");

    public Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation)
    {
        var records = subject.Records.ToArray();
        return db.Set<ConsentEventRow>().LongCountAsync(row => EF.Parameter(records).Contains(row.RecordId), cancellation);
    }

    public async Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation)
    {
        var touched = 0L;
        foreach (var part in order.Subject.Records.Chunk(500))
            touched += await db.Set<ConsentSubjectKeyRow>().Where(row => EF.Parameter(part).Contains(row.RecordId)).ExecuteDeleteAsync(cancellation);
        return ErasureSlice.Done(touched);
    }
}
