using Grpc.Core;
using IdentityHub.Client;
using IdentityHub.Client.Errors;
using IdentityHub.Protos.Merge.V1;
using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Grpc.Tests.Parties;

/// <summary>Export of everything and of what changed: who applies both in order has the present.</summary>
public sealed class ExportTests(Hub hub)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_and_then_what_changed_is_the_present()
    {
        var (first, second) = (await hub.Client.UpsertAsync(Made.Record()), await hub.Client.UpsertAsync(Made.Record()));
        var (all, cursor, _) = await ExportAsync(ExportSubject.Profiles, "");
        all.SelectMany(message => message.Parties).Single(party => party.Party.Gpid == first.Gpid).Party.Profile.Name.ShouldNotBeNull();

        await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid }, cancellationToken: Cancellation);
        var third = await hub.Client.UpsertAsync(Made.Record());
        var known = new Dictionary<string, ExportedParty>();
        await UntilAsync(async () =>
        {
            (var changed, cursor, _) = await ExportAsync(ExportSubject.Profiles, cursor);
            foreach (var party in changed.SelectMany(message => message.Parties))
                known[party.Party.Gpid] = party;
            return known.ContainsKey(third.Gpid);
        });

        known[second.Gpid].MergedIntoGpid.ShouldBe(first.Gpid);
        known[second.Gpid].Party.Profile.ShouldBeNull();
        known[first.Gpid].Party.Revision.ShouldBeGreaterThan(first.PartyRevision);
        known.Count.ShouldBeLessThan(all.Sum(message => message.Parties.Count) + 3);
    }

    [Fact]
    public async Task A_broken_off_export_goes_on_from_any_cursor()
    {
        for (var i = 0; i < 3; i++)
            await hub.Client.UpsertAsync(Made.Record());
        var (whole, _, _) = await ExportAsync(ExportSubject.Crosswalk, "");
        var at = whole[0];

        var (rest, _, _) = await ExportAsync(ExportSubject.Crosswalk, at.Cursor);

        var before = at.Keys.Select(key => key.RecordId).ToHashSet();
        rest.SelectMany(message => message.Keys).ShouldNotContain(key => before.Contains(key.RecordId));
        whole.SelectMany(message => message.Keys).Select(key => key.RecordId).Except(before).Except(rest.SelectMany(message => message.Keys).Select(key => key.RecordId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Histories_tell_every_version_and_every_link()
    {
        var record = Made.Record();
        var receipt = await hub.Client.UpsertAsync(record);
        record.Attributes.Name.Given = "Renamed";
        await hub.Client.UpsertAsync(record);

        var (versions, _, _) = await ExportAsync(ExportSubject.RecordVersions, "");
        var (links, _, _) = await ExportAsync(ExportSubject.Links, "");

        versions.SelectMany(message => message.Versions).Where(version => version.RecordId == receipt.RecordId).Select(version => version.Number).ShouldBe([1, 2]);
        links.SelectMany(message => message.Links).ShouldContain(link => link.RecordId == receipt.RecordId && link.Gpid == receipt.Gpid && link.ModelVersion.Length > 0);
    }

    [Fact]
    public async Task A_version_that_came_late_is_told_by_the_history_once_and_by_nothing_else()
    {
        var (_, _, start) = await ExportAsync(ExportSubject.Profiles, "");
        var record = Made.Record();
        record.SourceVersion = 5;
        var receipt = await hub.Client.UpsertAsync(record);
        record.Attributes.Name.Given = "Renamed";
        record.SourceVersion = 6;
        await hub.Client.UpsertAsync(record);
        await PassAsync(start, change => change.Kind == Protos.Change.V1.ChangeKind.PartyChanged && change.Gpid == receipt.Gpid);
        var (_, cursor, feed) = await ExportAsync(ExportSubject.RecordVersions, "");
        var (_, profiles, _) = await ExportAsync(ExportSubject.Profiles, "");

        record.Attributes.Name.Given = "Delayed";
        record.SourceVersion = 3;
        (await hub.Client.UpsertAsync(record)).Decision.ShouldBe(Protos.Record.V1.IntakeDecision.Late);
        await PassAsync(feed, change => change.Kind == Protos.Change.V1.ChangeKind.HistoryChanged && change.Record.RecordId == receipt.RecordId);

        var (versions, later, _) = await ExportAsync(ExportSubject.RecordVersions, cursor);
        var delayed = versions.SelectMany(message => message.Versions).Where(version => version.RecordId == receipt.RecordId && version.Number == 3).ShouldHaveSingleItem();
        (delayed.Present, delayed.Attributes.Name.Given, delayed.SourceVersion).ShouldBe((false, "Delayed", 3));
        versions.SelectMany(message => message.Versions).GroupBy(version => (version.RecordId, version.Number)).ShouldAllBe(same => same.Count() == 1);
        (await ExportAsync(ExportSubject.RecordVersions, later)).Messages.SelectMany(message => message.Versions).ShouldNotContain(version => version.RecordId == receipt.RecordId);
        (await ExportAsync(ExportSubject.Profiles, profiles)).Messages.SelectMany(message => message.Parties).Where(party => party.Party.Gpid == receipt.Gpid)
            .ShouldAllBe(party => party.Party.Profile.Name.Given == "Renamed");
    }

    [Fact]
    public async Task The_last_cursor_leads_into_the_feed_as_well()
    {
        var (_, _, feed) = await ExportAsync(ExportSubject.Profiles, "");
        var made = await hub.Client.UpsertAsync(Made.Record());

        await foreach (var message in hub.Client.WatchAsync(new Protos.Change.V1.WatchRequest { Cursor = feed }, Cancellation))
        {
            if (message.Event is { } change && change.Gpid == made.Gpid)
                break;
        }
    }

    [Fact]
    public async Task Cursors_of_others_are_refused()
    {
        var (_, profiles, feed) = await ExportAsync(ExportSubject.Profiles, "");

        await Refused(ExportSubject.Crosswalk, profiles, "CURSOR_INVALID");
        await Refused(ExportSubject.Profiles, feed, "CURSOR_INVALID");
        await Refused(ExportSubject.Profiles, "nonsense", "CURSOR_INVALID");
        await Refused(ExportSubject.Unspecified, "", "INVALID_ARGUMENT");
    }

    /// <summary>Waits until the feed has told of something.</summary>
    private async Task PassAsync(string cursor, Func<Protos.Change.V1.ChangeEvent, bool> happened)
    {
        await foreach (var message in hub.Client.WatchAsync(new Protos.Change.V1.WatchRequest { Cursor = cursor }, Cancellation))
        {
            if (message.Event is { } change && happened(change))
                return;
        }
    }

    private async Task Refused(ExportSubject subject, string cursor, string reason)
    {
        var failure = IdentityHubException.Of(await Should.ThrowAsync<RpcException>(() => ExportAsync(subject, cursor)));
        (failure.StatusCode, failure.Reason).ShouldBe((StatusCode.InvalidArgument, reason));
    }

    private async Task<(List<ExportResponse> Messages, string Cursor, string FeedCursor)> ExportAsync(ExportSubject subject, string cursor)
    {
        using var call = hub.Client.Parties.Export(new ExportRequest { Subject = subject, Cursor = cursor }, cancellationToken: Cancellation);
        var messages = new List<ExportResponse>();
        await foreach (var message in call.ResponseStream.ReadAllAsync(Cancellation))
            messages.Add(message);
        messages[^1].Last.ShouldBeTrue();
        return (messages, messages[^1].Cursor, messages[^1].FeedCursor);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        while (!await condition())
            Cancellation.ThrowIfCancellationRequested();
    }
}
