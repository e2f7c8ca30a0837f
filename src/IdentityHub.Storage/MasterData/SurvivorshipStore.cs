using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Survivorship;
using IdentityHub.Storage.Bulk;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData;

internal sealed class SurvivorshipStore(HubDbContext db) : ISurvivorshipStore
{
    public async Task<(SurvivorshipRules Rules, long Revision)?> ReadAsync(CancellationToken cancellation) =>
        await db.Set<SurvivorshipRulesRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == SurvivorshipRulesRow.TheOne, cancellation) is { } row
            ? (KeptForm.ReadRules(row.Definition), row.Revision)
            : null;

    public async Task<IReadOnlyList<(long Place, GlobalPartyId Party)>> ReadStandingAsync(long after, int limit, CancellationToken cancellation)
    {
        var rows = await db.Set<PartyRow>().AsNoTracking().Where(party => party.Seq > after && party.MergedIntoId == null).OrderBy(party => party.Seq).Take(limit)
            .Select(party => new { party.Seq, party.Id }).ToListAsync(cancellation);
        return [.. rows.Select(row => (row.Seq, row.Id))];
    }

    public async Task SaveAsync(SurvivorshipRules rules, long revision, CancellationToken cancellation)
    {
        var definition = KeptForm.Write(rules);
        if (revision == 1)
        {
            await db.InsertManyAsync([new SurvivorshipRulesRow { Id = SurvivorshipRulesRow.TheOne, Revision = 1, Definition = definition }], cancellation);
            return;
        }
        var known = await db.Set<SurvivorshipRulesRow>().Where(row => row.Id == SurvivorshipRulesRow.TheOne && row.Revision == revision - 1)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Revision, revision).SetProperty(row => row.Definition, definition), cancellation);
        if (known == 0)
            throw new StaleRevisionException("The rules of survivorship were changed.");
    }
}
