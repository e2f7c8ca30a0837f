using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Work;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Intake;

public sealed class RecordIntakeTests
{
    [Fact]
    public async Task A_first_record_makes_a_party_and_its_golden_profile()
    {
        await using var node = await MasterDataNode.CreateAsync();

        var receipt = await node.Put("crm", "1", People.Ada());

        receipt.Decision.ShouldBe(IntakeDecision.Created);
        receipt.Rule.ShouldBe("new");
        var party = await node.Get(receipt.Party);
        party.Profile.GivenName.ShouldBe("Ada");
        party.Profile.BirthDate.ShouldBe(new DateOnly(1815, 12, 10));
        party.Profile.Emails.Single().Value.ShouldBe("ada@lovelace.example");
        party.Revision.ShouldBe(receipt.PartyRevision);
    }

    [Fact]
    public async Task A_record_with_the_same_proven_email_joins_the_party()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var first = await node.Put("crm", "1", People.Ada());

        var second = await node.Put("shop", "77", People.Ada("ADA@Lovelace.Example"));

        second.Decision.ShouldBe(IntakeDecision.Joined);
        second.Rule.ShouldBe("email");
        second.Party.ShouldBe(first.Party);
        second.PartyRevision.ShouldBe(first.PartyRevision + 1);
    }

    [Fact]
    public async Task The_same_content_again_writes_nothing()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var first = await node.Put("crm", "1", People.Ada(), version: 3);

        var again = await node.Put("crm", "1", People.Ada(), version: 3);

        again.Decision.ShouldBe(IntakeDecision.Unchanged);
        again.PartyRevision.ShouldBe(first.PartyRevision);
    }

    [Fact]
    public async Task A_late_version_changes_history_and_not_the_present()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var first = await node.Put("crm", "1", People.Ada(), version: 3);

        var late = await node.Put("crm", "1", People.Grace(), version: 2);

        late.Decision.ShouldBe(IntakeDecision.Late);
        (await node.Get(first.Party)).Profile.GivenName.ShouldBe("Ada");
    }

    [Fact]
    public async Task A_version_that_was_overtaken_by_an_unchanged_one_is_late()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var first = await node.Put("crm", "1", People.Ada(), version: 1);
        await node.Put("crm", "1", People.Ada(), version: 3);

        var late = await node.Put("crm", "1", People.Grace(), version: 2);

        late.Decision.ShouldBe(IntakeDecision.Late);
        (await node.Get(first.Party)).Profile.GivenName.ShouldBe("Ada");
    }

    [Fact]
    public async Task A_changed_record_leaves_for_the_party_that_it_matches_now()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var ada = await node.Put("crm", "1", People.Ada());
        var stray = await node.Put("shop", "2", People.Ada());
        var grace = await node.Put("crm", "3", People.Grace());

        var moved = await node.Put("shop", "2", People.Grace());

        stray.Party.ShouldBe(ada.Party);
        moved.Decision.ShouldBe(IntakeDecision.Moved);
        moved.Party.ShouldBe(grace.Party);
        (await node.Get(ada.Party)).Id.ShouldBe(ada.Party);
    }

    [Fact]
    public async Task A_record_that_connects_two_parties_merges_them_and_the_absorbed_id_redirects()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var first = await node.Put("crm", "1", People.Ada("one@ada.example") with { BirthDate = null });
        var second = await node.Put("crm", "2", People.Ada("two@ada.example") with { BirthDate = null });

        var bridge = await node.Put("shop", "3", People.Ada() with { Emails = [new EmailAddressValue("one@ada.example"), new EmailAddressValue("two@ada.example")] });

        bridge.Party.ShouldBe(first.Party);
        var answer = await node.Get(second.Party);
        answer.Id.ShouldBe(first.Party);
        answer.RedirectedFrom.ShouldBe([second.Party]);
    }

    [Fact]
    public async Task A_deleted_record_becomes_a_tombstone_that_stays_with_its_party()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var receipt = await node.Put("crm", "1", People.Ada());

        var deleted = (await node.InScope<RecordIntake, Kernel.Outcomes.Outcome<IntakeReceipt>>(
            intake => intake.DeleteAsync(receipt.Key, MasterDataNode.Crm, null, TestContext.Current.CancellationToken))).Value;

        deleted.Decision.ShouldBe(IntakeDecision.Deleted);
        deleted.Party.ShouldBe(receipt.Party);
        (await node.Get(receipt.Party)).Profile.GivenName.ShouldBeNull();
    }

    [Fact]
    public async Task A_deleted_key_that_comes_back_continues_its_record()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var receipt = await node.Put("crm", "1", People.Ada());
        await node.InScope<RecordIntake, Kernel.Outcomes.Outcome<IntakeReceipt>>(
            intake => intake.DeleteAsync(receipt.Key, MasterDataNode.Crm, null, TestContext.Current.CancellationToken));

        var back = await node.Put("crm", "1", People.Ada());

        back.Record.ShouldBe(receipt.Record);
        back.Party.ShouldBe(receipt.Party);
        (await node.Get(receipt.Party)).Profile.GivenName.ShouldBe("Ada");
    }

    [Fact]
    public async Task Deleting_an_unknown_key_is_refused()
    {
        await using var node = await MasterDataNode.CreateAsync();

        var outcome = await node.InScope<RecordIntake, Kernel.Outcomes.Outcome<IntakeReceipt>>(
            intake => intake.DeleteAsync(new SourceKey("crm", "nobody"), MasterDataNode.Crm, null, TestContext.Current.CancellationToken));

        outcome.Refusal!.Reason.ShouldBe("RECORD_NOT_FOUND");
    }

    [Fact]
    public async Task An_unknown_source_system_is_refused()
    {
        await using var node = await MasterDataNode.CreateAsync();

        var outcome = await node.TryPut(new SourceRecordUpsert(new SourceKey("nowhere", "1"), People.Ada()));

        outcome.Refusal!.Reason.ShouldBe("SOURCE_SYSTEM_UNKNOWN");
    }

    [Fact]
    public async Task A_refused_record_harms_no_other_of_its_batch()
    {
        await using var node = await MasterDataNode.CreateAsync();

        var outcomes = await node.PutAll(
            new SourceRecordUpsert(new SourceKey("crm", "1"), People.Ada()),
            new SourceRecordUpsert(new SourceKey("crm", "2"), new SourceRecordContent { GivenName = "bad\u0000name" }),
            new SourceRecordUpsert(new SourceKey("crm", "3"), People.Grace()));

        outcomes[0].Refusal.ShouldBeNull();
        outcomes[1].Refusal!.Reason.ShouldBe("INVALID_ARGUMENT");
        outcomes[2].Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task Records_of_one_person_in_one_batch_are_one_party_and_only_the_first_is_created()
    {
        await using var node = await MasterDataNode.CreateAsync();

        var outcomes = await node.PutAll(
            new SourceRecordUpsert(new SourceKey("crm", "1"), People.Ada()),
            new SourceRecordUpsert(new SourceKey("shop", "1"), People.Ada()),
            new SourceRecordUpsert(new SourceKey("crm", "1"), People.Ada() with { MiddleName = "Augusta" }));

        outcomes.Select(outcome => outcome.Value.Party).Distinct().ShouldHaveSingleItem();
        outcomes.Select(outcome => outcome.Value.Decision).ShouldBe([IntakeDecision.Created, IntakeDecision.Joined, IntakeDecision.Updated]);
        (await node.Get(outcomes[0].Value.Party)).Profile.MiddleName.ShouldBe("Augusta");
    }

    [Fact]
    public async Task A_repeated_request_id_answers_as_the_first_time()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var request = new RequestKey("crm-client", "r-1", new string('a', 64));
        var first = await node.TryPut(new SourceRecordUpsert(new SourceKey("crm", "1"), People.Ada()), request);
        await node.Put("crm", "1", People.Ada() with { MiddleName = "Augusta" });

        var again = await node.TryPut(new SourceRecordUpsert(new SourceKey("crm", "1"), People.Ada()), request);

        again.Value.ShouldBe(first.Value);
        (await node.Get(first.Value.Party)).Profile.MiddleName.ShouldBe("Augusta");
    }

    [Fact]
    public async Task A_request_id_used_for_another_body_is_refused()
    {
        await using var node = await MasterDataNode.CreateAsync();
        await node.TryPut(new SourceRecordUpsert(new SourceKey("crm", "1"), People.Ada()), new RequestKey("crm-client", "r-1", new string('a', 64)));

        var other = await node.TryPut(new SourceRecordUpsert(new SourceKey("crm", "2"), People.Grace()), new RequestKey("crm-client", "r-1", new string('b', 64)));

        other.Refusal!.Reason.ShouldBe("REQUEST_ID_REUSED");
    }

    [Fact]
    public async Task Keys_that_differ_by_case_only_are_two_records()
    {
        await using var node = await MasterDataNode.CreateAsync();

        var lower = await node.Put("crm", "0015g00000abcde", People.Ada());
        var upper = await node.Put("crm", "0015g00000ABCDE", People.Grace());

        upper.Record.ShouldNotBe(lower.Record);
        upper.Party.ShouldNotBe(lower.Party);
    }
}
