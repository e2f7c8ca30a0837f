using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData.Erasing;

/// <summary>Relationships: reasons in somebody's own words are emptied. Which records were related stays, by their ids; those of the person name nobody any more.</summary>
internal sealed class RelationshipErasure(HubDbContext db) : IErasable
{
    public DataClass Class { get; } = new("relationships", ErasureTreatment.Mask, "That two records were related stays, because it is the other person's history as well.");

    public Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation)
    {
        var records = subject.Records.ToArray();
        return db.Set<RelationshipRow>().LongCountAsync(row => EF.Parameter(records).Contains(row.FromRecordId) || EF.Parameter(records).Contains(row.ToRecordId), cancellation);
    }

    public async Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation)
    {
        var touched = 0L;
        foreach (var part in order.Subject.Records.Chunk(500))
        {
            touched += await db.Set<RelationshipStatementRow>()
                .Where(row => row.Reason != "" && (EF.Parameter(part).Contains(row.FromRecordId) || EF.Parameter(part).Contains(row.ToRecordId)))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Reason, ""), cancellation);
        }

        return ErasureSlice.Done(touched);
    }
}
