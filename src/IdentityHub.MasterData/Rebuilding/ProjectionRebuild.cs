using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;

namespace IdentityHub.MasterData.Rebuilding;

/// <summary>
/// Recomputes the projections of master data (current records, match keys, golden profiles, memberships, redirects, pins, search words) from the facts. Holds everything in
/// memory: for repair and for tests; intake should rest meanwhile.
/// </summary>
public sealed class ProjectionRebuild
{
    private readonly IRebuildStore store;
    private readonly IUnitOfWork unitOfWork;
    private readonly SourceSystems sources;
    private readonly IRecordMatcher matcher;
    private readonly SettlementWriter writer;

    internal ProjectionRebuild(IRebuildStore store, IUnitOfWork unitOfWork, SourceSystems sources, IRecordMatcher matcher, SettlementWriter writer) =>
        (this.store, this.unitOfWork, this.sources, this.matcher, this.writer) = (store, unitOfWork, sources, matcher, writer);

    /// <summary>Rebuilds in one transaction; the number of records and of parties.</summary>
    public async Task<(int Records, int Parties)> RunAsync(CancellationToken cancellation)
    {
        var systems = await sources.AllAsync(cancellation);
        return await unitOfWork.ExecuteAsync(async (work, token) =>
        {
            var projections = ProjectionFold.Of(await store.ReadFactsAsync(token), matcher, systems);
            // Where the rows had strayed from the facts, records come home.
            var strayed = await store.ReadMembershipsAsync(token);
            await store.ReplaceAsync(projections, token);
            await writer.TellAsync(
                work,
                [.. projections.NewRecords.Where(record => strayed.TryGetValue(record.Id, out var party) && party != record.Party).Select(record => new MovedRecord(record.Id, strayed[record.Id], record.Party))],
                token);
            return (projections.NewRecords.Count, projections.NewParties.Count);
        }, cancellation);
    }
}
