using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Rebuilding;
using IdentityHub.MasterData.Stewardship;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Storage.MasterData;

internal sealed class RebuildStore(HubDbContext db) : IRebuildStore
{
    public async Task<FactLog> ReadFactsAsync(CancellationToken cancellation)
    {
        var versions = await db.Set<SourceRecordVersionRow>().AsNoTracking().OrderBy(row => row.Seq).ToListAsync(cancellation);
        var links = await db.Set<LinkDecisionRow>().AsNoTracking().OrderBy(row => row.Seq).ToListAsync(cancellation);
        var revisions = await db.Set<PartyRevisionRow>().AsNoTracking().OrderBy(row => row.Seq).ToListAsync(cancellation);
        var decisions = await db.Set<StewardDecisionRow>().AsNoTracking().OrderBy(row => row.Seq).ToListAsync(cancellation);
        var members = (await db.Set<StewardDecisionMemberRow>().AsNoTracking().ToListAsync(cancellation)).ToLookup(member => member.DecisionId);
        return new FactLog(
            versions.ConvertAll(MasterDataRows.Fact), links.ConvertAll(MasterDataRows.Fact), revisions.ConvertAll(MasterDataRows.Fact),
            decisions.ConvertAll(decision => MasterDataRows.Fact(decision, members[decision.Id])));
    }

    public async Task<IReadOnlyDictionary<SourceRecordId, GlobalPartyId>> ReadMembershipsAsync(CancellationToken cancellation) =>
        await db.Set<SourceRecordRow>().AsNoTracking().Select(row => new { row.Id, row.PartyId }).ToDictionaryAsync(row => row.Id, row => row.PartyId, cancellation);

    public async Task ReplaceAsync(ChangeSet projections, CancellationToken cancellation)
    {
        await db.Set<SourceRecordRow>().ExecuteDeleteAsync(cancellation);
        await db.Set<PartyRow>().ExecuteDeleteAsync(cancellation);
        await db.Set<MatchKeyRow>().ExecuteDeleteAsync(cancellation);
        await db.Set<SearchWordRow>().ExecuteDeleteAsync(cancellation);
        await db.Set<PinRow>().ExecuteDeleteAsync(cancellation);
        // Questions about erased keys don't follow from the facts, which no longer have the keys, and crowded values are counted elsewhere: they stay.
        int[] kept = [(int)ReviewKind.ErasedSourceKey, (int)ReviewKind.CrowdedValue];
        await db.Set<ReviewTaskPartyRow>().Where(party => !db.Set<ReviewTaskRow>().Any(task => task.Id == party.TaskId && EF.Parameter(kept).Contains(task.Kind))).ExecuteDeleteAsync(cancellation);
        await db.Set<ReviewTaskRow>().Where(task => !EF.Parameter(kept).Contains(task.Kind)).ExecuteDeleteAsync(cancellation);
        await db.InsertManyAsync(projections.NewParties.ConvertAll(MasterDataRows.Row), cancellation);
        await db.InsertManyAsync(projections.NewRecords.ConvertAll(MasterDataRows.Row), cancellation);
        await db.InsertManyAsync(projections.NewMatchKeys.ConvertAll(key => new MatchKeyRow { KeyHash = key.Key, RecordId = key.Record }), cancellation);
        await db.InsertManyAsync(projections.NewWords.ConvertAll(word => new SearchWordRow { Word = word.Word, PartyId = word.Party }), cancellation);
        await db.InsertManyAsync(projections.NewPins.ConvertAll(MasterDataRows.Row), cancellation);
        await db.InsertManyAsync(projections.NewTasks.ConvertAll(MasterDataRows.Row), cancellation);
        await db.InsertManyAsync(projections.NewTasks.SelectMany(MasterDataRows.PartyRows).ToList(), cancellation);
        await ReplaceRelationshipsAsync(cancellation);
    }

    /// <summary>What was last said of each relationship, in the order in which they began.</summary>
    private async Task ReplaceRelationshipsAsync(CancellationToken cancellation)
    {
        var said = await db.Set<RelationshipStatementRow>().AsNoTracking().OrderBy(row => row.Seq).ToListAsync(cancellation);
        await db.Set<RelationshipRow>().ExecuteDeleteAsync(cancellation);
        await db.InsertManyAsync(said.GroupBy(row => row.RelationshipId).Select(statements => RelationshipStore.Row([.. statements.OrderBy(row => row.Revision)])).ToList(), cancellation);
    }
}
