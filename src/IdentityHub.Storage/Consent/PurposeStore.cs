using IdentityHub.Consent.Purposes;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Consent;

internal sealed class PurposeStore(HubDbContext db) : IPurposeStore
{
    public async Task<IReadOnlyList<Purpose>> LoadAsync(CancellationToken cancellation)
    {
        var purposes = await db.Set<ConsentPurposeRow>().AsNoTracking().ToListAsync(cancellation);
        var texts = (await db.Set<ConsentTextRow>().AsNoTracking().ToListAsync(cancellation)).ToLookup(t => t.Purpose);
        return [.. purposes.Select(row => new Purpose(
            new PurposeId(row.Code), row.Name, (PurposeKind)row.Kind, (LegalBasis)row.LegalBasis, Channels(row.Channels),
            [.. texts[row.Code].OrderBy(t => t.Locale, StringComparer.Ordinal).ThenBy(t => t.Version).Select(t => new PurposeText(t.Locale, t.Version, t.Title, t.Body))])
        {
            Actions = (PartyAction)row.Actions,
            SubjectMayObject = row.SubjectMayObject,
            DoubleOptIn = row.DoubleOptIn,
            Brand = row.Brand is null ? null : new BrandId(row.Brand),
            Places = row.Places?.Split(' ') ?? [],
            ReconsentBelowVersion = row.ReconsentBelowVersion,
        })];
    }

    public async Task SaveAsync(Purpose purpose, CancellationToken cancellation)
    {
        var row = await db.Set<ConsentPurposeRow>().SingleOrDefaultAsync(p => p.Code == purpose.Id.Code, cancellation);
        if (row is null)
            db.Add(row = new ConsentPurposeRow { Code = purpose.Id.Code, Name = purpose.Name });
        row.Name = purpose.Name;
        row.Kind = (int)purpose.Kind;
        row.LegalBasis = (int)purpose.LegalBasis;
        row.Channels = purpose.Channels.Aggregate(0, (bits, channel) => bits | 1 << (int)channel);
        row.Actions = (int)purpose.Actions;
        row.SubjectMayObject = purpose.SubjectMayObject;
        row.DoubleOptIn = purpose.DoubleOptIn;
        row.Brand = purpose.Brand?.Code;
        row.Places = purpose.Places.Count == 0 ? null : string.Join(' ', purpose.Places);
        row.ReconsentBelowVersion = purpose.ReconsentBelowVersion;
        var known = (await db.Set<ConsentTextRow>().AsNoTracking().Where(t => t.Purpose == purpose.Id.Code).Select(t => new { t.Locale, t.Version }).ToListAsync(cancellation))
            .Select(t => (t.Locale, t.Version)).ToHashSet();
        db.AddRange(purpose.Texts.Where(t => !known.Contains((t.Locale, t.Version))).Select(t => new ConsentTextRow
        {
            Purpose = purpose.Id.Code, Locale = t.Locale, Version = t.Version, Title = t.Title, Body = t.Body,
        }));
    }

    private static Channel[] Channels(int bits) => [.. Enum.GetValues<Channel>().Where(channel => (bits & 1 << (int)channel) != 0)];
}
