using Google.Protobuf.WellKnownTypes;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Consent.V1;
using IdentityHub.Protos.Merge.V1;
using IdentityHub.Protos.Party.V1;

namespace IdentityHub.Grpc.Tests.Merging;

/// <summary>Splitting, pinning, a steward's own value, and what a party was, over the wire.</summary>
public sealed class PinTests(Hub hub)
{
    [Fact]
    public async Task A_party_is_split_after_a_preview_and_joined_again()
    {
        var email = Made.Email();
        var (one, other) = (await hub.Client.UpsertAsync(Made.Record("crm", email: email)), await hub.Client.UpsertAsync(Made.Record("shop", email: email)));
        other.Gpid.ShouldBe(one.Gpid);
        var request = new SplitRequest { RequestId = Made.Key(), Gpid = one.Gpid, RecordIds = { other.RecordId }, ValidateOnly = true };

        var preview = await hub.Client.Merges.SplitAsync(request);
        preview.PinId.ShouldBeEmpty();
        preview.Parties.Count.ShouldBe(2);
        preview.Moved.ShouldHaveSingleItem().RecordId.ShouldBe(other.RecordId);

        request.ValidateOnly = false;
        var split = await hub.Client.Merges.SplitAsync(request);
        (await hub.Client.Merges.SplitAsync(request)).PinId.ShouldBe(split.PinId, "the same request answers the same again");
        split.Parties[0].Gpid.ShouldBe(one.Gpid);
        var pins = await hub.Client.Merges.ListPinsAsync(new ListPinsRequest { Gpid = one.Gpid });
        pins.Pins.ShouldHaveSingleItem().Rule.ShouldBe("split");

        var released = await hub.Client.Merges.ReleasePinAsync(new ReleasePinRequest { PinId = split.PinId });
        released.Parties.ShouldHaveSingleItem().AbsorbedGpids.ShouldContain(split.Parties[1].Gpid);
        await hub.Client.Merges.ReleasePinAsync(new ReleasePinRequest { PinId = split.PinId }).ShouldFailAsync(StatusCode.FailedPrecondition, "DECISION_ALREADY_UNDONE");
        await hub.Client.Merges.SplitAsync(new SplitRequest { Gpid = one.Gpid, RecordIds = { one.RecordId, other.RecordId } }).ShouldFailAsync(StatusCode.FailedPrecondition, "SPLIT_OF_ALL");
        await hub.Client.Merges.SplitAsync(new SplitRequest { Gpid = one.Gpid }).ShouldBlameAsync("record_ids");
    }

    [Fact]
    public async Task Previews_of_merges_and_splits_tell_which_consents_would_change()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        await hub.Client.Consents.RecordAsync(new RecordRequest
        {
            Captures = { new ConsentCapture { Subject = new ConsentSubject { SourceKey = second.Key }, Purpose = "newsletter", Channel = Channel.Email, Action = ConsentAction.Denied } },
        });
        var merge = new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid, ValidateOnly = true };
        var merged = await hub.Client.Merges.MergeAsync(merge);
        merged.ConsentOutcomes.ShouldAllBe(outcome => outcome.Gpid == first.Gpid);

        merge.ValidateOnly = false;
        await hub.Client.Merges.MergeAsync(merge);
        var split = await hub.Client.Merges.SplitAsync(new SplitRequest { Gpid = first.Gpid, RecordIds = { second.RecordId }, ValidateOnly = true });
        split.Moved.ShouldHaveSingleItem().ToGpid.ShouldBe(second.Gpid, "who leaves has the GPID back that it had");
        split.ConsentOutcomes.Select(outcome => (outcome.Purpose, outcome.Channel)).Distinct()
            .ShouldBe(merged.ConsentOutcomes.Select(outcome => (outcome.Purpose, outcome.Channel)).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public async Task Pins_say_always_never_and_whose_value_is_right()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var always = await hub.Client.Merges.PinAsync(new PinRequest { Kind = PinKind.Always, Left = new PinSide { RecordId = first.RecordId }, Right = new PinSide { SourceKey = second.Key } });
        always.Parties.ShouldHaveSingleItem();
        var party = always.Parties[0];

        var prefer = new PinRequest { Kind = PinKind.Prefer, Gpid = party.Gpid, RecordId = second.RecordId, AttributeGroup = "name", Etag = party.Etag };
        (await hub.Client.Merges.PinAsync(prefer)).Parties[0].Profile.Name.Given.ShouldBe("Grace");
        prefer.RecordId = first.RecordId;
        await hub.Client.Merges.PinAsync(prefer).ShouldFailAsync(StatusCode.Aborted, "ETAG_STALE");
        prefer.Etag = "";
        (await hub.Client.Merges.PinAsync(prefer)).Parties[0].Profile.Name.Given.ShouldBe("Ada");
        (await hub.Client.Parties.GetLineageAsync(new GetLineageRequest { Gpid = party.Gpid, Consistency = new() { FullyConsistent = true } }))
            .Attributes.First(attribute => attribute.Attribute == "given_name").Rule.ShouldBe("pin");

        var never = await hub.Client.Merges.PinAsync(new PinRequest { Kind = PinKind.Never, Left = new PinSide { RecordId = first.RecordId }, Right = new PinSide { RecordId = second.RecordId } });
        never.Parties.Count.ShouldBe(2);
        await hub.Client.Merges.PinAsync(new PinRequest { Left = new PinSide { RecordId = first.RecordId } }).ShouldBlameAsync("kind");
        await hub.Client.Merges.PinAsync(new PinRequest { Kind = PinKind.Never, Left = new PinSide { RecordId = first.RecordId } }).ShouldBlameAsync("right");
        await hub.Client.Merges.PinAsync(new PinRequest { Kind = PinKind.Prefer, Gpid = first.Gpid, RecordId = first.RecordId, AttributeGroup = "sex" })
            .ShouldFailAsync(StatusCode.FailedPrecondition, "RECORD_SAYS_NOTHING");
    }

    [Fact]
    public async Task A_steward_writes_into_a_party_with_its_etag_and_takes_it_back()
    {
        var receipt = await hub.Client.UpsertAsync(Made.Record());
        var etag = (await hub.Client.Parties.GetAsync(new GetRequest { Gpid = receipt.Gpid })).Party.Etag;
        var update = new UpdateRequest
        {
            RequestId = Made.Key(), Gpid = receipt.Gpid, Etag = etag, Reason = "she told us", UpdateMask = new FieldMask { Paths = { "name", "phones" } },
            Attributes = new Attributes { Name = new PersonName { Given = "Augusta Ada", Family = "King" }, Phones = { new PhoneNumber { Value = "+442079460000" } }, Sex = "ignored" },
        };
        var written = await hub.Client.Parties.UpdateAsync(update);
        (written.Party.Profile.Name.Family, written.Party.Profile.Phones.Count, written.Party.Profile.Sex).ShouldBe(("King", 1, ""));
        (await hub.Client.Parties.UpdateAsync(update)).Party.Etag.ShouldBe(written.Party.Etag);
        update.RequestId = Made.Key();
        await hub.Client.Parties.UpdateAsync(update).ShouldFailAsync(StatusCode.Aborted, "ETAG_STALE");
        await hub.Client.Parties.UpdateAsync(new UpdateRequest { Gpid = receipt.Gpid }).ShouldBlameAsync("update_mask");
        await hub.Client.Parties.UpdateAsync(new UpdateRequest { Gpid = receipt.Gpid, UpdateMask = new FieldMask { Paths = { "shoes" } } }).ShouldBlameAsync("update_mask");
        await hub.As(Hub.Everything, "party.read").Parties.UpdateAsync(update).ShouldFailAsync(StatusCode.PermissionDenied, "SCOPE_MISSING");

        var back = await hub.Client.Parties.UpdateAsync(new UpdateRequest { Gpid = receipt.Gpid, UpdateMask = new FieldMask { Paths = { "name" } } });
        back.Party.Profile.Name.Family.ShouldBe("Lovelace");
    }

    [Fact]
    public async Task Revisions_and_every_former_state_are_there()
    {
        var (first, second) = await hub.Client.TwoPartiesAsync();
        var alone = (await hub.Client.Parties.GetAsync(new GetRequest { Gpid = second.Gpid, Consistency = new() { FullyConsistent = true } })).Party.UpdateTime;
        await hub.Client.Merges.MergeAsync(new MergeRequest { SurvivorGpid = first.Gpid, AbsorbedGpid = second.Gpid, Reason = "one" });

        var revisions = await hub.Client.Parties.ListRevisionsAsync(new ListRevisionsRequest { Gpid = second.Gpid, PageSize = 1 });
        var newest = revisions.Revisions.ShouldHaveSingleItem();
        (newest.Revision, newest.MergedIntoGpid, newest.Rule, newest.Reason).ShouldBe((2, first.Gpid, "merge", "one"));
        (await hub.Client.Parties.ListRevisionsAsync(new ListRevisionsRequest { Gpid = second.Gpid, PageSize = 1, PageToken = revisions.NextPageToken })).Revisions.Single().Revision.ShouldBe(1);

        var then = await hub.Client.Parties.GetAsOfAsync(new GetAsOfRequest { Gpid = second.Gpid, AsOfTime = alone });
        (then.Redirected, then.Party.Profile.Name.Given, then.Records.Count).ShouldBe((false, "Grace", 1));
        var now = await hub.Client.Parties.GetAsOfAsync(new GetAsOfRequest { Gpid = second.Gpid, AsOfTime = Timestamp.FromDateTime(DateTime.UtcNow.AddMinutes(1)) });
        (now.Redirected, now.Records.Count).ShouldBe((true, 2));
        await hub.Client.Parties.GetAsOfAsync(new GetAsOfRequest { Gpid = second.Gpid }).ShouldBlameAsync("as_of_time");
        await hub.Client.Parties.GetAsOfAsync(new GetAsOfRequest { Gpid = second.Gpid, AsOfTime = new Timestamp() }).ShouldFailAsync(StatusCode.NotFound, "PARTY_NOT_FOUND");
    }

    [Fact]
    public async Task The_desk_is_measured()
    {
        var metrics = await hub.Client.Reviews.MetricsAsync(new Protos.Review.V1.MetricsRequest());
        metrics.AnswersBySteward.Values.Sum().ShouldBe(metrics.Linked + metrics.Parted);
        metrics.Days.Sum(day => day.Linked + day.Parted).ShouldBe(metrics.Linked + metrics.Parted);
        (metrics.OpenKinds.Values.Sum(), metrics.OpenAges.Values.Sum()).ShouldBe((metrics.Open, metrics.Open));
        metrics.Bands.Sum(band => band.Linked + band.Parted).ShouldBeLessThanOrEqualTo(metrics.Linked + metrics.Parted);
    }
}
