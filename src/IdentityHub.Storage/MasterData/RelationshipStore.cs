using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Relationships;
using IdentityHub.Storage.Bulk;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData;

internal sealed class RelationshipStore(HubDbContext db) : IRelationshipStore
{
    private const char RoleEnd = '\n';

    public async Task<SourceRecordId?> AnchorOfAsync(GlobalPartyId party, CancellationToken cancellation)
    {
        var oldest = await db.Set<SourceRecordRow>().AsNoTracking().Where(record => record.PartyId == party).OrderBy(record => record.Seq).Select(record => record.Id).Take(1)
            .ToListAsync(cancellation);
        return oldest.Count == 0 ? null : oldest[0];
    }

    public async Task<IReadOnlyList<Relationship>> ReadOpenAsync(IReadOnlyCollection<GlobalPartyId> subjects, RelationshipKind kind, CancellationToken cancellation)
    {
        var parties = subjects.ToArray();
        var records = await db.Set<SourceRecordRow>().AsNoTracking().Where(record => EF.Parameter(parties).Contains(record.PartyId)).Select(record => record.Id).ToArrayAsync(cancellation);
        var rows = db.Set<RelationshipRow>().AsNoTracking().Where(row => EF.Parameter(records).Contains(row.FromRecordId) && row.Kind == (int)kind && row.EndedAt == null);
        return [.. (await WithPartiesAsync(rows, cancellation)).Select(found => found.Relationship)];
    }

    public async Task<Relationship?> FindAsync(RelationshipId id, CancellationToken cancellation) =>
        (await WithPartiesAsync(db.Set<RelationshipRow>().AsNoTracking().Where(row => row.Id == id), cancellation)).Select(found => found.Relationship).SingleOrDefault();

    public async Task<IReadOnlyList<(long Place, Relationship Relationship)>> ListAsync(
        GlobalPartyId party, RelationshipQuestion question, long? before, int limit, CancellationToken cancellation)
    {
        var kinds = question.Kinds.Select(kind => (int)kind).ToArray();
        var wanted = db.Set<RelationshipRow>().AsNoTracking().Where(row =>
            (kinds.Length == 0 || EF.Parameter(kinds).Contains(row.Kind)) && (question.IncludeEnded || row.EndedAt == null) && (before == null || row.Seq < before));
        var records = await db.Set<SourceRecordRow>().AsNoTracking().Where(record => record.PartyId == party).Select(record => record.Id).ToListAsync(cancellation);

        // One record after the other, each along its index: a single statement over all would sort everything that hangs on them.
        var found = new List<(long Place, Relationship Relationship)>();
        foreach (var record in await RelatedAsync(records, cancellation))
        {
            if (question.Side is RelationshipSide.From or RelationshipSide.Both)
                found.AddRange(await WithPartiesAsync(wanted.Where(row => row.FromRecordId == record).OrderByDescending(row => row.Seq).Take(limit), cancellation));
            if (question.Side is RelationshipSide.To or RelationshipSide.Both)
                found.AddRange(await WithPartiesAsync(wanted.Where(row => row.ToRecordId == record).OrderByDescending(row => row.Seq).Take(limit), cancellation));
        }
        return [.. found.DistinctBy(entry => entry.Place).OrderByDescending(entry => entry.Place).Take(limit)];
    }

    public async Task SaveAsync(IReadOnlyList<RelationshipStatement> statements, CancellationToken cancellation)
    {
        await db.InsertManyAsync([.. statements.Select(Fact)], cancellation);
        foreach (var statement in statements)
        {
            var roles = string.Join(RoleEnd, statement.Roles);
            DateTimeOffset? ended = statement.Ended ? statement.At : null;
            if (statement.Revision == 1)
            {
                await db.InsertManyAsync([Row(statement, roles)], cancellation);
                continue;
            }
            var known = await db.Set<RelationshipRow>().Where(row => row.Id == statement.Relationship && row.Revision == statement.Revision - 1)
                .ExecuteUpdateAsync(set => set
                    .SetProperty(row => row.Roles, roles).SetProperty(row => row.IsPrimary, statement.Primary).SetProperty(row => row.ChangedAt, statement.At)
                    .SetProperty(row => row.EndedAt, ended).SetProperty(row => row.Revision, statement.Revision), cancellation);
            if (known == 0)
                throw new StaleRevisionException("The relationship was changed.");
        }
    }

    private async Task<IReadOnlyList<SourceRecordId>> RelatedAsync(List<SourceRecordId> records, CancellationToken cancellation)
    {
        if (records.Count <= 2)
            return records;
        var asked = records.ToArray();
        var related = db.Set<RelationshipRow>();
        // Whether there is any, of each record: a hundred thousand that hang on one aren't counted.
        return await db.Set<SourceRecordRow>().AsNoTracking()
            .Where(record => EF.Parameter(asked).Contains(record.Id)
                && (related.Any(row => row.FromRecordId == record.Id) || related.Any(row => row.ToRecordId == record.Id)))
            .Select(record => record.Id).ToListAsync(cancellation);
    }

    private async Task<IEnumerable<(long Place, Relationship Relationship)>> WithPartiesAsync(IQueryable<RelationshipRow> rows, CancellationToken cancellation)
    {
        var found = await rows.ToListAsync(cancellation);
        var ends = found.SelectMany(row => new[] { row.FromRecordId, row.ToRecordId }).Distinct().ToArray();
        var parties = ends.Length == 0 ? [] : await db.Set<SourceRecordRow>().AsNoTracking().Where(record => EF.Parameter(ends).Contains(record.Id))
            .Select(record => new { record.Id, record.PartyId }).ToDictionaryAsync(record => record.Id, record => record.PartyId, cancellation);
        return found.Select(row => (row.Seq, new Relationship(
            row.Id, (RelationshipKind)row.Kind, End(row.FromRecordId), End(row.ToRecordId), row.Roles.Length == 0 ? [] : row.Roles.Split(RoleEnd),
            row.IsPrimary, row.StartedAt, row.ChangedAt, row.EndedAt, row.Revision)));

        RelationshipEnd End(SourceRecordId record) => new(record, parties[record]);
    }

    /// <summary>The present of a relationship out of everything that was said of it, by revision.</summary>
    internal static RelationshipRow Row(IReadOnlyList<RelationshipStatementRow> said) => new()
    {
        Id = said[0].RelationshipId,
        Kind = said[0].Kind,
        FromRecordId = said[0].FromRecordId,
        ToRecordId = said[0].ToRecordId,
        Roles = said[^1].Roles,
        IsPrimary = said[^1].IsPrimary,
        StartedAt = said[0].At,
        ChangedAt = said[^1].At,
        EndedAt = said[^1].Ended ? said[^1].At : null,
        Revision = said[^1].Revision,
    };

    private static RelationshipRow Row(RelationshipStatement statement, string roles) => new()
    {
        Id = statement.Relationship,
        Kind = (int)statement.Kind,
        FromRecordId = statement.From,
        ToRecordId = statement.To,
        Roles = roles,
        IsPrimary = statement.Primary,
        StartedAt = statement.At,
        ChangedAt = statement.At,
        Revision = 1,
    };

    private static RelationshipStatementRow Fact(RelationshipStatement statement) => new()
    {
        RelationshipId = statement.Relationship,
        Revision = statement.Revision,
        Kind = (int)statement.Kind,
        FromRecordId = statement.From,
        ToRecordId = statement.To,
        Roles = string.Join(RoleEnd, statement.Roles),
        IsPrimary = statement.Primary,
        Ended = statement.Ended,
        Reason = statement.Reason,
        At = statement.At,
        ActorKind = (int)statement.Actor.Kind,
        ActorId = statement.Actor.Id,
        ClientId = statement.Actor.ClientId,
    };
}
