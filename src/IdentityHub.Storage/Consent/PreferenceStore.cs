using IdentityHub.Consent.Preferences;
using IdentityHub.Consent.Purposes;
using IdentityHub.Kernel.Ids;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Consent;

internal sealed class PreferenceStore(HubDbContext db) : IPreferenceStore
{
    public async Task<IReadOnlyList<Preference>> ListAsync(IReadOnlyCollection<SourceRecordId> records, CancellationToken cancellation)
    {
        var found = new List<Preference>();
        foreach (var part in records.Chunk(1000))
        {
            found.AddRange((await db.Set<PreferenceRow>().AsNoTracking().Where(row => EF.Parameter(part).Contains(row.RecordId)).ToListAsync(cancellation)).Select(row =>
                new Preference(row.RecordId, row.Name, row.Value, row.Inferred, row.ChangedAt) { Brand = row.Brand.Length == 0 ? null : new BrandId(row.Brand) }));
        }

        return found;
    }

    public async Task SetAsync(Preference preference, CancellationToken cancellation)
    {
        var brand = preference.Brand?.Code ?? "";
        var written = await db.Set<PreferenceRow>()
            .Where(row => row.RecordId == preference.Record && row.Name == preference.Name && row.Brand == brand && row.Inferred == preference.Inferred)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, preference.Value).SetProperty(row => row.ChangedAt, preference.ChangedAt), cancellation);
        if (written > 0)
            return;
        await db.InsertManyAsync([new PreferenceRow
        {
            RecordId = preference.Record, Name = preference.Name, Brand = brand, Inferred = preference.Inferred, Value = preference.Value, ChangedAt = preference.ChangedAt,
        }], cancellation);
    }

    public async Task<bool> RemoveAsync(SourceRecordId record, string name, BrandId? brand, bool inferred, CancellationToken cancellation)
    {
        var code = brand?.Code ?? "";
        return await db.Set<PreferenceRow>().Where(row => row.RecordId == record && row.Name == name && row.Brand == code && row.Inferred == inferred).ExecuteDeleteAsync(cancellation) > 0;
    }
}
