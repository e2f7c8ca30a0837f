using IdentityHub.Client;
using IdentityHub.Protos.Change.V1;
using IdentityHub.Protos.Merge.V1;

namespace IdentityHub.Grpc.Tests.Changes;

/// <summary>The change feed: nothing missed, nothing twice, from any cursor.</summary>
public sealed class WatchTests(Hub hub)
{
    [Fact]
    public async Task The_first_message_says_where_the_watcher_stands()
    {
        using var call = hub.Client.Changes.Watch(new WatchRequest { FromNow = true }, cancellationToken: TestContext.Current.CancellationToken);
        (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken)).ShouldBeTrue();
        call.ResponseStream.Current.MessageCase.ShouldBe(WatchResponse.MessageOneofCase.Checkpoint);
        call.ResponseStream.Current.Cursor.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_key_that_is_deleted_and_comes_back_is_unlinked_and_linked_by_name()
    {
        var start = await NowAsync();
        var record = Made.Record();
        var receipt = await hub.Client.UpsertAsync(record);
        await hub.Client.Records.DeleteAsync(new Protos.Record.V1.DeleteRequest { Key = record.Key }, cancellationToken: TestContext.Current.CancellationToken);
        await hub.Client.UpsertAsync(record);

        var told = new List<ChangeKind>();
        await foreach (var message in hub.Client.WatchAsync(new WatchRequest { Cursor = start }, TestContext.Current.CancellationToken))
        {
            if (message.Event?.Record?.RecordId != receipt.RecordId || message.Event.Kind == ChangeKind.MembershipChanged)
                continue;
            message.Event.Record.Key.ShouldBe(record.Key);
            told.Add(message.Event.Kind);
            if (told.Count == 3)
                break;
        }

        told.ShouldBe([ChangeKind.CrosswalkLinked, ChangeKind.CrosswalkUnlinked, ChangeKind.CrosswalkLinked]);
    }

    [Fact]
    public async Task While_writers_run_a_watcher_resumes_at_any_cursor_without_gap_or_repeat()
    {
        var start = await NowAsync();
        var writers = Enumerable.Range(0, 4).Select(async _ =>
        {
            var made = new List<string>();
            for (var i = 0; i < 25; i++)
                made.Add((await hub.Client.UpsertAsync(Made.Record())).Gpid);
            return made;
        }).ToList();

        // Breaks off after every seventh message and goes on from there, while the writers still write.
        var interrupted = new List<(string Cursor, ChangeEvent Event)>();
        var cursor = start;
        var written = Task.WhenAll(writers);
        HashSet<string>? awaited = null;
        while (awaited is not { Count: 0 })
        {
            foreach (var message in await TakeAsync(new WatchRequest { Cursor = cursor }, 7))
            {
                cursor = message.Cursor;
                if (message.Event is { } change)
                    interrupted.Add((cursor, change));
            }

            if (written.IsCompleted)
                awaited = [.. (await written).SelectMany(made => made).Except(Created(interrupted))];
        }

        var created = Created(interrupted).ToList();
        created.Distinct().Count().ShouldBe(created.Count);
        interrupted.Select(entry => entry.Cursor).Distinct().Count().ShouldBe(interrupted.Count);

        // In one go from the same place: the very same events in the very same order.
        var inOneGo = new List<(string Cursor, ChangeEvent Event)>();
        await foreach (var message in hub.Client.WatchAsync(new WatchRequest { Cursor = start }, TestContext.Current.CancellationToken))
        {
            if (message.Event is { } change)
                inOneGo.Add((message.Cursor, change));
            if (inOneGo.Count == interrupted.Count)
                break;
        }

        inOneGo.ShouldBe(interrupted);

        // And from a cursor in the middle: exactly the rest.
        var middle = interrupted.Count / 2;
        var rest = (await TakeAsync(new WatchRequest { Cursor = interrupted[middle].Cursor }, interrupted.Count - middle)).Where(message => message.Event is not null).ToList();
        rest.Take(interrupted.Count - middle - 1).Select(message => message.Cursor).ShouldBe(interrupted.Skip(middle + 1).Take(rest.Count).Select(entry => entry.Cursor));
    }

    [Fact]
    public async Task Only_the_kinds_and_systems_asked_for_are_told()
    {
        var start = await NowAsync();
        await hub.Client.UpsertAsync(Made.Record("crm"));
        var shop = await hub.Client.UpsertAsync(Made.Record("shop"));
        var request = new WatchRequest { Cursor = start, Kinds = { ChangeKind.CrosswalkLinked }, SourceSystems = { "shop" } };
        await foreach (var message in hub.Client.WatchAsync(request, TestContext.Current.CancellationToken))
        {
            if (message.Event is not { } change)
                continue;
            change.Kind.ShouldBe(ChangeKind.CrosswalkLinked);
            change.SourceSystem.ShouldBe("shop");
            if (change.Gpid != shop.Gpid)
                continue;
            change.Record.RecordId.ShouldBe(shop.RecordId);
            change.Record.Key.ShouldBe(shop.Key);
            break;
        }
    }

    [Fact]
    public async Task A_merge_and_its_undoing_are_told_with_both_parties()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var start = await NowAsync();
        var merge = await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid });
        await hub.Client.Merges.UnmergeAsync(new UnmergeRequest { MergeId = merge.MergeId });
        var told = new List<ChangeEvent>();
        await foreach (var message in hub.Client.WatchAsync(new WatchRequest { Cursor = start, Kinds = { ChangeKind.PartyMerged, ChangeKind.PartyRestored } }, TestContext.Current.CancellationToken))
        {
            if (message.Event is { } change && change.Gpid == second.Gpid)
                told.Add(change);
            if (told.Count == 2)
                break;
        }

        told.Select(change => change.Kind).ShouldBe([ChangeKind.PartyMerged, ChangeKind.PartyRestored]);
        told.ShouldAllBe(change => change.Merge.SurvivorGpid == first.Gpid && change.Merge.AbsorbedGpid == second.Gpid);
        told[0].Merge.MergeId.ShouldBe(merge.MergeId);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("AAAAAAAAAAAAAAAA")]
    public async Task A_cursor_of_nobodys_making_is_refused(string cursor)
    {
        using var call = hub.Client.Changes.Watch(new WatchRequest { Cursor = cursor });
        var failure = await Should.ThrowAsync<IdentityHub.Client.Errors.IdentityHubException>(call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        failure.Reason.ShouldBe("CURSOR_INVALID");
    }

    [Fact]
    public async Task A_cursor_beyond_the_end_is_refused()
    {
        using var call = hub.Client.Changes.Watch(new WatchRequest { Cursor = IdentityHub.Grpc.Changes.FeedCursors.Encode(new(long.MaxValue)) });
        var failure = await Should.ThrowAsync<IdentityHub.Client.Errors.IdentityHubException>(call.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        failure.Reason.ShouldBe("CURSOR_INVALID");
    }

    [Fact]
    public async Task Watching_ends_when_the_callers_deadline_passes()
    {
        using var call = hub.Client.Changes.Watch(new WatchRequest { FromNow = true }, deadline: DateTime.UtcNow.AddMilliseconds(300));
        var failure = await Should.ThrowAsync<RpcException>(async () =>
        {
            while (await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
            {
            }
        });
        failure.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
    }

    [Fact]
    public async Task Watching_ends_when_the_caller_gives_up()
    {
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in hub.Client.WatchAsync(new WatchRequest { FromNow = true }, stop.Token))
                await stop.CancelAsync();
        });
    }

    private static IEnumerable<string> Created(IEnumerable<(string Cursor, ChangeEvent Event)> changes) =>
        changes.Where(entry => entry.Event.Kind == ChangeKind.PartyCreated).Select(entry => entry.Event.Gpid);

    private async Task<string> NowAsync() => (await TakeAsync(new WatchRequest { FromNow = true }, 1)).Single().Cursor;

    /// <summary>The opening checkpoint and the messages after it, of a call that is then broken off; fewer when nothing more comes for a second.</summary>
    private async Task<List<WatchResponse>> TakeAsync(WatchRequest request, int count)
    {
        using var quiet = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var messages = new List<WatchResponse>();
        try
        {
            using var call = hub.Client.Changes.Watch(request, cancellationToken: quiet.Token);
            while (messages.Count < count)
            {
                if (messages.Count > 0)
                    quiet.CancelAfter(TimeSpan.FromSeconds(1));
                if (!await call.ResponseStream.MoveNext(quiet.Token))
                    break;
                messages.Add(call.ResponseStream.Current);
            }
        }
        catch (RpcException failure) when (failure.StatusCode == StatusCode.Cancelled && messages.Count > 0)
        {
        }

        return messages;
    }
}
