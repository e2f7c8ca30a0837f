using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Export;
using IdentityHub.MasterData.Parties;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData;

internal sealed class ExportStore(HubDbContext db) : IExportStore
{
    public async Task<IReadOnlyList<IExported>> ReadAsync(ExportSubject subject, long after, int limit, CancellationToken cancellation) => subject switch
    {
        ExportSubject.Profiles => await Parties(db.Set<PartyRow>().Where(row => row.Seq > after).OrderBy(row => row.Seq).Take(limit), cancellation),
        ExportSubject.Crosswalk => await Keys(db.Set<SourceRecordRow>().Where(row => row.Seq > after).OrderBy(row => row.Seq).Take(limit), cancellation),
        ExportSubject.Versions => await Versions(db.Set<SourceRecordVersionRow>().Where(row => row.Seq > after).OrderBy(row => row.Seq).Take(limit), cancellation),
        _ => await Links(db.Set<LinkDecisionRow>().Where(row => row.Seq > after).OrderBy(row => row.Seq).Take(limit), cancellation),
    };

    public async Task<IReadOnlyList<IExported>> ReadAsync(ExportSubject subject, IReadOnlyCollection<GlobalPartyId> parties, CancellationToken cancellation)
    {
        var ids = parties.ToArray();
        if (subject == ExportSubject.Profiles)
            return await Parties(db.Set<PartyRow>().Where(row => EF.Parameter(ids).Contains(row.Id)), cancellation);
        var records = db.Set<SourceRecordRow>().Where(row => EF.Parameter(ids).Contains(row.PartyId));
        return subject switch
        {
            ExportSubject.Crosswalk => await Keys(records, cancellation),
            ExportSubject.Versions => await Versions(records.Join(db.Set<SourceRecordVersionRow>(), record => record.Id, version => version.RecordId, (_, version) => version), cancellation),
            _ => await Links(records.Join(db.Set<LinkDecisionRow>(), record => record.Id, link => link.RecordId, (_, link) => link), cancellation),
        };
    }

    private static async Task<IReadOnlyList<IExported>> Parties(IQueryable<PartyRow> rows, CancellationToken cancellation) =>
        (await rows.AsNoTracking().ToListAsync(cancellation)).ConvertAll<IExported>(row => new ExportedParty(
            row.Seq, row.Id, row.MergedIntoId, (PartyKind)row.Kind, row.Profile, row.Revision, row.CreatedAt, row.ChangedAt));

    private static async Task<IReadOnlyList<IExported>> Keys(IQueryable<SourceRecordRow> rows, CancellationToken cancellation) =>
        (await rows.Select(row => new { row.Seq, row.System, row.Scope, row.Key, row.Id, row.PartyId, row.Deleted, row.ReceivedAt }).ToListAsync(cancellation))
            .ConvertAll<IExported>(row => new ExportedKey(row.Seq, new SourceKey(row.System, row.Scope, row.Key), row.Id, row.PartyId, row.Deleted, row.ReceivedAt));

    private static async Task<IReadOnlyList<IExported>> Versions(IQueryable<SourceRecordVersionRow> rows, CancellationToken cancellation) =>
        (await rows.AsNoTracking().ToListAsync(cancellation)).ConvertAll<IExported>(row => new ExportedVersion(
            row.Seq, new SourceKey(row.System, row.Scope, row.Key), row.RecordId, row.Number, row.Present, row.Deleted, (PartyKind)row.Kind, row.Content, row.SourceTime,
            row.SourceVersion, row.At));

    private static async Task<IReadOnlyList<IExported>> Links(IQueryable<LinkDecisionRow> rows, CancellationToken cancellation) =>
        (await rows.AsNoTracking().ToListAsync(cancellation)).ConvertAll<IExported>(row => new ExportedLink(
            row.Seq, row.RecordId, row.PartyId, row.Rule, row.Weight, row.Model, row.DecisionId, row.At));
}
