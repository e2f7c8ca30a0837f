using IdentityHub.Consent.Privacy;
using IdentityHub.Kernel.Erasure;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.Privacy;

internal sealed class PrivacyStore(HubDbContext db) : IPrivacyStore
{
    private const int Part = 1000;

    public async Task<PrivacyRequest?> FindAsync(PrivacyRequestId id, CancellationToken cancellation) =>
        await db.Set<PrivacyRequestRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellation) is { } row ? Read(row) : null;

    public async Task<IReadOnlySet<PrivacyRequestId>> CompletedAsync(IReadOnlyCollection<PrivacyRequestId> ids, CancellationToken cancellation)
    {
        var completed = new HashSet<PrivacyRequestId>();
        foreach (var part in ids.Chunk(Part))
        {
            completed.UnionWith(await db.Set<PrivacyRequestRow>()
                .Where(row => EF.Parameter(part).Contains(row.Id) && row.State == (int)PrivacyRequestState.Completed).Select(row => row.Id).ToListAsync(cancellation));
        }

        return completed;
    }

    public async Task<IReadOnlyList<(long Place, PrivacyRequest Request)>> ListAsync(PrivacyRequestFilter filter, long? before, int limit, CancellationToken cancellation)
    {
        var rows = db.Set<PrivacyRequestRow>().AsNoTracking();
        if (filter.States.Count > 0)
        {
            var states = filter.States.Select(state => (int)state).ToArray();
            rows = rows.Where(row => EF.Parameter(states).Contains(row.State));
        }

        if (filter.Kind is { } kind)
            rows = rows.Where(row => row.Kind == (int)kind);
        if (filter.Account is { } account)
            rows = rows.Where(row => row.AccountId == account);
        if (filter.Party is { } party)
            rows = rows.Where(row => row.PartyId == party);
        if (before is { } place)
            rows = rows.Where(row => row.Seq < place);
        return [.. (await rows.OrderByDescending(row => row.Seq).Take(limit).ToListAsync(cancellation)).Select(row => (row.Seq, Read(row)))];
    }

    public async Task<IReadOnlyList<PrivacyRequestId>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellation) =>
        await db.Set<PrivacyRequestRow>().Where(row => row.State == (int)PrivacyRequestState.Scheduled && row.ExecuteAfter <= now)
            .OrderBy(row => row.ExecuteAfter).Select(row => row.Id).Take(limit).ToListAsync(cancellation);

    public async Task<IReadOnlyList<PrivacyRequestId>> AwaitingRewriteAsync(CancellationToken cancellation) =>
        await db.Set<PrivacyRequestRow>().Where(row => row.AwaitsRewrite && row.State == (int)PrivacyRequestState.Completed).Select(row => row.Id).ToListAsync(cancellation);

    public Task AddAsync(PrivacyRequest request, CancellationToken cancellation) => db.InsertManyAsync([new PrivacyRequestRow
    {
        Id = request.Id,
        Kind = (int)request.Kind,
        State = (int)request.State,
        PartyId = request.Subject.Parties.Count == 0 ? null : request.Subject.Parties[0],
        AccountId = request.Subject.Accounts.Count == 0 ? null : request.Subject.Accounts[0],
        ExecuteAfter = request.ExecuteAfter,
        AwaitsRewrite = request.Storage == ScrubExtent.Overwritten,
        Revision = request.Revision,
        Document = PrivacyRequestJson.Write(request),
    }], cancellation);

    public async Task SaveAsync(PrivacyRequest request, CancellationToken cancellation)
    {
        var document = PrivacyRequestJson.Write(request);
        var awaitsRewrite = request.Storage == ScrubExtent.Overwritten;
        var written = await db.Set<PrivacyRequestRow>().Where(row => row.Id == request.Id && row.Revision == request.Revision - 1)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, (int)request.State).SetProperty(row => row.ExecuteAfter, request.ExecuteAfter)
                .SetProperty(row => row.AwaitsRewrite, awaitsRewrite).SetProperty(row => row.Revision, request.Revision).SetProperty(row => row.Document, document), cancellation);
        if (written != 1)
            throw new StaleRevisionException();
    }

    private static PrivacyRequest Read(PrivacyRequestRow row) => PrivacyRequestJson.Read<PrivacyRequest>(row.Document);
}
