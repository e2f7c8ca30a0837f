using System.Buffers.Binary;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Auditing.Erasing;

/// <summary>The audit trail: addresses and notes of entries by or about the person are emptied, which its triggers allow and nothing else.</summary>
internal sealed class AuditErasure(HubDbContext db) : IErasable
{
    private const long Window = 50_000;

    public DataClass Class { get; } = new(
        "audit", ErasureTreatment.Mask, "Who did what and when is kept by ids of the hub only, for the security of the processing (GDPR Art. 5(1)(f), 32) and as proof.");

    public Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation)
    {
        var names = subject.Names().ToArray();
        return db.Set<AuditRow>().LongCountAsync(row => row.Subject != null && EF.Parameter(names).Contains(row.Subject), cancellation);
    }

    public async Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation)
    {
        string[] names = [.. order.Subject.Names()];
        var from = progress.IsEmpty ? await db.Set<AuditRow>().MinAsync(row => (long?)row.Sequence, cancellation) ?? 0 : BinaryPrimitives.ReadInt64BigEndian(progress.Span);
        var to = from + Window;
        var touched = await db.Set<AuditRow>()
            .Where(row => row.Sequence >= from && row.Sequence < to && (row.RemoteAddress != null || row.Detail != null)
                && (EF.Parameter(names).Contains(row.ActorId) || row.Subject != null && EF.Parameter(names).Contains(row.Subject)))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RemoteAddress, (string?)null).SetProperty(row => row.Detail, (string?)null), cancellation);
        if (!await db.Set<AuditRow>().AnyAsync(row => row.Sequence >= to, cancellation))
            return ErasureSlice.Done(touched);
        var next = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(next, to);
        return new ErasureSlice(touched, next);
    }
}
