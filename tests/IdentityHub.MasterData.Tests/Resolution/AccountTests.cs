using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Records;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Resolution;

/// <summary>A match is not an authentication: what somebody types proves nothing.</summary>
public sealed class AccountTests
{
    [Fact]
    public async Task Whoever_registers_with_a_victims_name_and_unverified_email_gets_a_party_of_his_own()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var victim = await node.Put("crm", "1", People.Ada());

        var attacker = await node.Put("hub", "acc_1", People.Ada(verified: false));

        attacker.Decision.ShouldBe(IntakeDecision.Created);
        attacker.Party.ShouldNotBe(victim.Party);
        (await node.Get(victim.Party)).Profile.Emails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task When_the_email_is_verified_later_the_account_joins_its_person()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var known = await node.Put("crm", "1", People.Ada());
        var account = await node.Put("hub", "acc_1", People.Ada(verified: false));

        var verified = await node.Put("hub", "acc_1", People.Ada(verified: true));

        verified.Decision.ShouldBe(IntakeDecision.Updated);
        (await node.Get(known.Party)).Id.ShouldBe(verified.Party);
        (await node.Get(account.Party)).Id.ShouldBe(verified.Party);
        verified.Party.ShouldBe(account.Party, "the party that holds an account keeps its GPID");
    }

    [Fact]
    public async Task A_second_account_with_an_unverified_copy_of_the_email_stays_apart()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var owner = await node.Put("hub", "acc_1", People.Ada(verified: true));

        var attacker = await node.Put("hub", "acc_2", People.Ada(verified: false));

        attacker.Party.ShouldNotBe(owner.Party);
    }

    [Fact]
    public async Task Unproven_evidence_reaches_no_account_by_way_of_a_record_that_it_matches()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var known = await node.Put("crm", "1", People.Ada());
        var form = await node.Put("web", "9", People.Ada());
        form.Party.ShouldBe(known.Party);

        var account = await node.Put("hub", "acc_1", People.Ada(verified: true));

        account.Party.ShouldBe(known.Party);
        (await node.Put("web", "9", People.Ada() with { MiddleName = "Augusta" })).Party.ShouldNotBe(account.Party);
    }

    [Fact]
    public async Task Different_national_ids_keep_records_apart_whatever_else_agrees()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var first = await node.Put("crm", "1", People.Ada() with { NationalId = "QQ 12 34 56 C" });

        var second = await node.Put("shop", "2", People.Ada() with { NationalId = "QQ 65 43 21 D" });

        second.Party.ShouldNotBe(first.Party);
        (await node.Put("crm", "3", People.Ada(null) with { NationalId = "qq123456c" })).Party.ShouldBe(first.Party);
    }
}
