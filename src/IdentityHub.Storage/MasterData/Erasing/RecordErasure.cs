using System.Buffers.Binary;
using System.Text.Json;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Secrets;
using IdentityHub.Kernel.Time;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Erasing;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData.Erasing;

/// <summary>
/// Source records with all their versions and their keys. They go through intake as a deletion (or as a new version with invented values), so that golden profile, match keys, search
/// words and questions to stewards follow; then their history is overwritten.
/// </summary>
internal sealed class RecordErasure(HubDbContext db, RecordIntake intake, IErasedKeys erased, IKeyWrapping keys, TimeProvider time) : IErasable
{
    public const string SealPurpose = "restricted record";
    private const int Batch = 50;
    private static readonly Actor Eraser = Actor.Hub("privacy");

    public DataClass Class { get; } = new(
        "source-records", ErasureTreatment.Delete, [ErasureTreatment.Delete, ErasureTreatment.Anonymise, ErasureTreatment.Pseudonymise, ErasureTreatment.Restrict],
        "A tombstone stays: which system had a record, and when, without its key and content, so that consents stay provable and nobody is brought back by an import.");

    public Task<long> CountAsync(ErasureSubject subject, CancellationToken cancellation)
    {
        var records = subject.Records.ToArray();
        return db.Set<SourceRecordVersionRow>().LongCountAsync(row => EF.Parameter(records).Contains(row.RecordId), cancellation);
    }

    public async Task<ErasureSlice> EraseAsync(IWork work, ErasureOrder order, ReadOnlyMemory<byte> progress, CancellationToken cancellation)
    {
        var done = progress.IsEmpty ? 0 : BinaryPrimitives.ReadInt32BigEndian(progress.Span);
        SourceRecordId[] ids = [.. order.Subject.Records.Skip(done).Take(Batch)];
        var rows = await db.Set<SourceRecordRow>().AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToListAsync(cancellation);
        rows.RemoveAll(row => ErasedRecord.Is(row.Key));
        var touched = rows.Count == 0 ? 0 : await EraseAsync(order, rows, cancellation);
        if (done + ids.Length >= order.Subject.Records.Count)
            return ErasureSlice.Done(touched);
        var next = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(next, done + ids.Length);
        return new ErasureSlice(touched, next);
    }

    private async Task<long> EraseAsync(ErasureOrder order, List<SourceRecordRow> rows, CancellationToken cancellation)
    {
        if (order.Treatment == ErasureTreatment.Restrict)
            await SealAsync(order, rows, cancellation);
        var invented = order.Treatment switch
        {
            ErasureTreatment.Anonymise => new InventedContent(order.Secret, plausible: false),
            ErasureTreatment.Pseudonymise => new InventedContent(order.Secret, plausible: true),
            _ => null,
        };
        // A key that seemed to be somebody else's asks nothing any more.
        var ids = rows.ConvertAll(row => row.Id).ToArray();
        await db.Set<SourceRecordRow>().Where(row => EF.Parameter(ids).Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsSuspect, false), cancellation);
        var outcomes = await intake.UpsertManyAsync([.. rows.Select(row => CommandFor(row, invented))], cancellation);
        if (outcomes.FirstOrDefault(outcome => outcome.Refusal is not null).Refusal is { } refusal)
            throw new InvalidOperationException($"A record could not be withdrawn: {refusal.Reason}.");
        var now = time.UtcNow();
        var touched = 0L;
        foreach (var row in rows)
        {
            var key = new SourceKey(row.System, row.Scope, row.Key);
            if (!SourceKey.IsHubsOwn(row.System))
                await erased.AddAsync(key, new ErasedKey(row.Id, row.PartyId, now), cancellation);
            touched += invented is null ? await EmptyAsync(row, cancellation) : await InventAsync(row, invented, cancellation);
        }

        return touched;
    }

    private IntakeCommand CommandFor(SourceRecordRow row, InventedContent? invented)
    {
        var key = new SourceKey(row.System, row.Scope, row.Key);
        return invented is null || row.Deleted || SourceKey.IsHubsOwn(row.System)
            ? IntakeCommand.Delete(key, Eraser)
            : IntakeCommand.Write(
                new SourceRecordUpsert(key, invented.Of(KeptForm.ReadContent(row.Content)), row.SourceTime is null ? null : time.UtcNow(), row.SourceVersion + 1, (IdentityHub.MasterData.Parties.PartyKind)row.Kind), Eraser);
    }

    /// <summary>Every version becomes a tombstone under a key that names nobody.</summary>
    private async Task<long> EmptyAsync(SourceRecordRow row, CancellationToken cancellation)
    {
        var key = ErasedRecord.KeyOf(row.Id);
        await RenameAsync(row, key, cancellation);
        var nothing = KeptForm.Write(SourceRecordContent.Empty);
        return await db.Set<SourceRecordVersionRow>().Where(version => version.RecordId == row.Id).ExecuteUpdateAsync(
            set => set.SetProperty(version => version.Scope, "").SetProperty(version => version.Key, key).SetProperty(version => version.Deleted, true)
                .SetProperty(version => version.Content, nothing).SetProperty(version => version.ContentHash, ContentFingerprint.OfDeletion), cancellation);
    }

    private async Task<long> InventAsync(SourceRecordRow row, InventedContent invented, CancellationToken cancellation)
    {
        var key = ErasedRecord.KeyOf(row.Id);
        await RenameAsync(row, key, cancellation);
        var versions = await db.Set<SourceRecordVersionRow>().AsNoTracking().Where(version => version.RecordId == row.Id).OrderBy(version => version.Number).ToListAsync(cancellation);
        foreach (var version in versions)
        {
            // The last one is what intake has just written.
            var content = version == versions[^1] ? KeptForm.ReadContent(version.Content) : invented.Of(KeptForm.ReadContent(version.Content));
            var bytes = KeptForm.Write(content);
            var hash = version.Deleted ? ContentFingerprint.OfDeletion : ContentFingerprint.Of(content, (IdentityHub.MasterData.Parties.PartyKind)version.Kind);
            await db.Set<SourceRecordVersionRow>().Where(one => one.Seq == version.Seq).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.Scope, "").SetProperty(one => one.Key, key).SetProperty(one => one.Content, bytes).SetProperty(one => one.ContentHash, hash), cancellation);
        }

        return versions.Count;
    }

    private Task<int> RenameAsync(SourceRecordRow row, string key, CancellationToken cancellation)
    {
        var hash = KeyHashes.Of(new SourceKey(row.System, "", key));
        return db.Set<SourceRecordRow>().Where(record => record.Id == row.Id).ExecuteUpdateAsync(
            set => set.SetProperty(record => record.Scope, "").SetProperty(record => record.Key, key).SetProperty(record => record.KeyHash, hash).SetProperty(record => record.IsSuspect, false), cancellation);
    }

    private async Task SealAsync(ErasureOrder order, List<SourceRecordRow> rows, CancellationToken cancellation)
    {
        var ids = rows.ConvertAll(row => row.Id).ToArray();
        await db.Set<RestrictedRecordRow>().Where(row => EF.Parameter(ids).Contains(row.RecordId)).ExecuteDeleteAsync(cancellation);
        var versions = (await db.Set<SourceRecordVersionRow>().AsNoTracking().Where(version => EF.Parameter(ids).Contains(version.RecordId)).ToListAsync(cancellation)).ToLookup(version => version.RecordId);
        await db.InsertManyAsync(rows.ConvertAll(row => new RestrictedRecordRow
        {
            RecordId = row.Id,
            Request = order.Request,
            KeptUntil = order.KeptUntil,
            Sealed = keys.Wrap(SealPurpose, JsonSerializer.SerializeToUtf8Bytes(new
            {
                row.System, row.Scope, row.Key,
                Versions = versions[row.Id].OrderBy(version => version.Number).Select(version => new { version.Number, version.At, Content = KeptForm.ReadContent(version.Content) }),
            })),
        }), cancellation);
    }
}
