using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Crosswalk;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Import;
using IdentityHub.MasterData.Loading;
using IdentityHub.MasterData.Merging;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Sources;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Stewardship.Pins;
using IdentityHub.MasterData.Survivorship;
using IdentityHub.MasterData.Tests.Stewardship;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Loading;

/// <summary>An initial load has the hub for itself: whoever wants to write meanwhile learns why he can't.</summary>
public sealed class DuringLoadTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_else_is_written_while_a_load_runs_and_everything_once_it_is_given_up()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var desk = new Desk(node);
        var (task, known, account) = await desk.AccountGuardAsync();
        var record = (await node.InScope<PartyDirectory, IReadOnlyList<SourceRecordView>>(directory => directory.RecordsAsync(known, Cancellation)))[0].Record;
        await BeginAsync(node);

        string?[] reasons =
        [
            (await node.TryPut(new SourceRecordUpsert(new SourceKey("crm", "9"), People.Grace()))).Refusal?.Reason,
            (await node.InScope<PartyMerger, Outcome<MergeReceipt>>(merger => merger.MergeAsync(new MergeOrder(known, account, null, null, null, ""), Desk.Steward, null, Cancellation))).Refusal?.Reason,
            (await node.InScope<PartyMerger, Outcome<UnmergeReceipt>>(
                merger => merger.UnmergeAsync(new UnmergeOrder(new MergeId(Guid.CreateVersion7()), null, ""), Desk.Steward, null, Cancellation))).Refusal?.Reason,
            (await desk.Try(task, ReviewAnswer.Link)).Refusal?.Reason,
            (await desk.Do(one => one.UndoAsync(new MergeId(Guid.CreateVersion7()), "", Desk.Steward, null, Cancellation))).Refusal?.Reason,
            (await node.InScope<StewardPins, Outcome<PinReceipt>>(pins => pins.SplitAsync(new SplitOrder(known, [record], null, ""), Desk.Steward, null, Cancellation))).Refusal?.Reason,
            (await node.InScope<StewardPins, Outcome<PinReceipt>>(pins => pins.PinAsync(
                new PinOrder(PinKind.Always, new RecordOrParty(Party: known), new RecordOrParty(Party: account), ""), Desk.Steward, null, Cancellation))).Refusal?.Reason,
            (await node.InScope<StewardPins, Outcome<PinReceipt>>(pins => pins.PreferAsync(new PreferOrder(known, AttributeGroups.Name, record, null, ""), Desk.Steward, null, Cancellation))).Refusal?.Reason,
            (await node.InScope<PartyEditor, Outcome<PinReceipt>>(editor => editor.UpdateAsync(
                new PartyUpdate(known, People.Grace(), [AttributeGroups.Name], null, ""), Desk.Steward, null, Cancellation))).Refusal?.Reason,
            (await node.InScope<CrosswalkLinker, Outcome<LinkReceipt>>(linker => linker.LinkAsync(new SourceKey("shop", "9"), known, Desk.Steward, null, Cancellation))).Refusal?.Reason,
            (await node.InScope<BulkImport, Outcome<ImportReport>>(import => import.RunAsync(
                new MemoryStream("key\n1\n"u8.ToArray()), new ImportOptions("crm", ImportFormat.Csv), Desk.Steward, null, null, Cancellation))).Refusal?.Reason,
        ];
        reasons.ShouldAllBe(reason => reason == "INITIAL_LOAD_RUNNING");

        (await node.InScope<InitialLoad, Outcome<bool>>(load => load.DiscardAsync(Cancellation))).Value.ShouldBeTrue();
        await node.InScope<SourceSystems, SourceSystem?>(systems => systems.ReadAsync("crm", Cancellation));
        (await desk.Try(task, ReviewAnswer.Link)).Refusal.ShouldBeNull();
    }

    /// <summary>As a load leaves it that has read its files and is about to write.</summary>
    private static async Task BeginAsync(MasterDataNode node)
    {
        await node.InScope<IServiceProvider, bool>(async services =>
        {
            var unit = (Kernel.Work.IUnitOfWork)services.GetService(typeof(Kernel.Work.IUnitOfWork))!;
            return await unit.ExecuteAsync(async (_, token) =>
            {
                await ((IImportStore)services.GetService(typeof(IImportStore))!).SaveAsync(LoadCheckpoint.Key, "{}"u8.ToArray(), token);
                return true;
            }, Cancellation);
        });
        await node.InScope<SourceSystems, SourceSystem?>(systems => systems.ReadAsync("crm", Cancellation));
    }
}
