using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Quality;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData.Erasing;

/// <summary>
/// Golden profile, search words and match keys. They follow the records; this sees to what doesn't: GPIDs that redirect and records that are empty.
/// </summary>
internal sealed class ProfileErasure(HubDbContext db) : IErasable
{
    public DataClass Class { get; } = new("profile", ErasureTreatment.Delete, "The GPID itself stays, without anything behind it, because it must never be given to somebody else.");

    public Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation)
    {
        var parties = subject.Parties.ToArray();
        return db.Set<SearchWordRow>().LongCountAsync(row => EF.Parameter(parties).Contains(row.PartyId), cancellation);
    }

    public async Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation)
    {
        var parties = order.Subject.Parties.ToArray();
        var records = order.Subject.Records.ToArray();
        var nothing = KeptForm.Write(GoldenProfile.Empty);
        // A party that has living records has their profile: others' of the same party, or invented ones.
        var touched = (long)await db.Set<PartyRow>()
            .Where(party => EF.Parameter(parties).Contains(party.Id) && !db.Set<SourceRecordRow>().Any(record => record.PartyId == party.Id && !record.Deleted))
            .ExecuteUpdateAsync(set => set.SetProperty(party => party.Profile, nothing), cancellation);
        touched += await db.Set<SearchWordRow>()
            .Where(word => EF.Parameter(parties).Contains(word.PartyId) && !db.Set<SourceRecordRow>().Any(record => record.PartyId == word.PartyId && !record.Deleted)).ExecuteDeleteAsync(cancellation);
        foreach (var part in records.Chunk(500))
        {
            touched += await db.Set<MatchKeyRow>()
                .Where(key => EF.Parameter(part).Contains(key.RecordId) && db.Set<SourceRecordRow>().Any(record => record.Id == key.RecordId && record.Deleted)).ExecuteDeleteAsync(cancellation);
        }

        // The report on quality quotes values that many records share; it is measured anew without them.
        if (await db.Set<QualityReportRow>().ExecuteDeleteAsync(cancellation) > 0)
            work.Enqueue(QualityNowJob.Request());
        return ErasureSlice.Done(touched);
    }
}
