using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData.Erasing;

/// <summary>What stewards wrote in their own words: comments on questions about the person, reasons of decisions.</summary>
internal sealed class StewardshipErasure(HubDbContext db) : IErasable
{
    public DataClass Class { get; } = new("stewards-notes", ErasureTreatment.Mask, "What was decided about records of the hub stays, by their ids; what somebody wrote about the person doesn't.");

    public Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation)
    {
        var parties = subject.Parties.ToArray();
        return db.Set<StewardDecisionRow>().LongCountAsync(
            row => row.Reason != "" && (EF.Parameter(parties).Contains(row.SurvivorId) || row.AbsorbedId != null && EF.Parameter(parties).Contains(row.AbsorbedId.Value)), cancellation);
    }

    public async Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation)
    {
        var touched = 0L;
        var parties = order.Subject.Parties.ToArray();
        foreach (var part in order.Subject.Records.Chunk(500))
        {
            touched += await db.Set<StewardDecisionRow>()
                .Where(row => row.Reason != "" && db.Set<StewardDecisionMemberRow>().Where(member => EF.Parameter(part).Contains(member.RecordId)).Select(member => member.DecisionId).Contains(row.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Reason, ""), cancellation);
            touched += await db.Set<ReviewCommentRow>()
                .Where(row => row.Text != "" && (EF.Parameter(part).Contains(row.LeftId) || row.RightId != null && EF.Parameter(part).Contains(row.RightId.Value)))
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.Text, ""), cancellation);
        }

        touched += await db.Set<StewardDecisionRow>()
            .Where(row => row.Reason != "" && (EF.Parameter(parties).Contains(row.SurvivorId) || row.AbsorbedId != null && EF.Parameter(parties).Contains(row.AbsorbedId.Value)))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Reason, ""), cancellation);
        return ErasureSlice.Done(touched);
    }
}
