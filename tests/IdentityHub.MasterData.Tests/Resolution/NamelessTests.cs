using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Facts;
using IdentityHub.MasterData.Intake;
using IdentityHub.MasterData.Parties;
using IdentityHub.MasterData.Records;
using IdentityHub.MasterData.Resolution;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.MasterData.Stewardship.Pins;
using Shouldly;

namespace IdentityHub.MasterData.Tests.Resolution;

/// <summary>Messaging users and guests who left a phone number or an address and no name.</summary>
public sealed class NamelessTests
{
    private const string Phone = "+44 20 7946 0001";
    private const string Mail = "family@people.example";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("web")]
    [InlineData("crm")]
    public async Task A_messaging_user_resolves_to_the_party_that_has_the_phone_number(string system)
    {
        await using var node = await MasterDataNode.CreateAsync();
        var grace = await node.Put(system, "1", People.Grace(phone: Phone));
        (await Resolve(node, Reached(phone: "0044 20 7946 0001"))).Party.ShouldBe(grace.Party);

        var chat = await node.Put("web", "whatsapp-1", Reached(phone: "0044 20 7946 0001"));

        (chat.Party, chat.Decision, chat.Rule).ShouldBe((grace.Party, IntakeDecision.Joined, "contact-point"));
    }

    [Fact]
    public async Task Who_is_named_later_takes_the_messaging_user_along_whose_gpid_it_keeps()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var chat = await node.Put("web", "chat-1", Reached(phone: Phone));
        var again = await node.Put("web", "chat-2", Reached(phone: Phone));
        again.Party.ShouldBe(chat.Party, "one number, one messaging user");

        var grace = await node.Put("crm", "1", People.Grace(phone: Phone));

        grace.Party.ShouldBe(chat.Party);
    }

    [Fact]
    public async Task A_second_person_with_the_same_mailbox_is_bridged_to_nobody_and_the_gpid_stays_with_the_first()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var guest = await node.Put("shop", "guest-1", Reached(Mail));
        var ada = await node.Put("crm", "1", People.Ada(Mail));
        ada.Party.ShouldBe(guest.Party);

        var grace = await node.Put("crm", "2", People.Grace(Mail) with { BirthDate = new DateOnly(1906, 12, 9) });

        grace.Party.ShouldNotBe(ada.Party);
        (await node.Get(ada.Party)).Profile.GivenName!.ShouldBe("Ada");
        var alone = await PartyOf(node, guest.Record);
        alone.ShouldNotBeOneOf(ada.Party, grace.Party);
        (await Open(node)).ShouldAllBe(task => task.Rule == "contact-point");
        (await Open(node)).Count.ShouldBe(2, "a steward may know whose it is");
        (await Resolve(node, Reached(Mail))).Party.ShouldBe(alone);
    }

    [Fact]
    public async Task A_steward_says_whose_it_is_and_no_question_is_left()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var ada = await node.Put("crm", "1", People.Ada(Mail));
        var grace = await node.Put("crm", "2", People.Grace(Mail) with { BirthDate = new DateOnly(1906, 12, 9) });
        var guest = await node.Put("shop", "guest-1", Reached(Mail));

        (await Pin(node, PinKind.Never, guest.Record, ada.Record)).Refusal.ShouldBeNull();
        (await PartyOf(node, guest.Record)).ShouldBe(guest.Party, "who isn't the one needn't be the other");
        (await Open(node)).Count.ShouldBe(1);
        (await Pin(node, PinKind.Always, guest.Record, grace.Record)).Refusal.ShouldBeNull();
        (await PartyOf(node, guest.Record)).ShouldBe(grace.Party);
        (await Open(node)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_comes_later_with_the_same_number_follows_where_a_steward_put_the_first()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var ada = await node.Put("crm", "1", People.Ada());
        var chat = await node.Put("web", "chat-1", Reached(phone: Phone));
        (await Pin(node, PinKind.Always, chat.Record, ada.Record)).Refusal.ShouldBeNull();

        (await node.Put("web", "chat-2", Reached(phone: Phone))).Party.ShouldBe(ada.Party);
        (await node.Put("crm", "2", People.Grace(phone: Phone))).Party.ShouldNotBe(ada.Party);
        (await Open(node)).ShouldNotContain(task => task.Rule == "email");
    }

    [Fact]
    public async Task When_one_of_the_two_gives_the_mailbox_up_it_is_the_others()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var ada = await node.Put("crm", "1", People.Ada(Mail));
        await node.Put("crm", "2", People.Grace(Mail) with { BirthDate = new DateOnly(1906, 12, 9) });
        var guest = await node.Put("shop", "guest-1", Reached(Mail));
        guest.Decision.ShouldBe(IntakeDecision.Created);

        await node.Put("crm", "2", People.Grace("grace@hopper.example") with { BirthDate = new DateOnly(1906, 12, 9) });

        (await PartyOf(node, guest.Record)).ShouldBe(ada.Party);
        (await Open(node)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_a_number_and_an_address_takes_along_who_left_only_one_of_them()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var both = await node.Put("web", "1", Reached(Mail, Phone));
        (await node.Put("web", "2", Reached(phone: Phone))).Party.ShouldBe(both.Party);
        var other = await node.Put("web", "3", Reached("olga@people.example", Phone));
        other.Party.ShouldNotBe(both.Party, "two addresses may be two people");

        (await PartyOf(node, (await node.Put("web", "2", Reached(phone: Phone), version: 2)).Record)).ShouldNotBeOneOf(both.Party, other.Party);
    }

    [Fact]
    public async Task Without_proof_nobody_is_put_to_an_account()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var account = await node.Put("hub", "acc_1", People.Ada(Mail, verified: true));

        (await node.Put("web", "form", Reached(Mail))).Party.ShouldNotBe(account.Party);
        (await node.Put("shop", "guest", Reached(Mail))).Party.ShouldBe(account.Party, "a system that vouches for its contact points proves them");
    }

    [Fact]
    public async Task An_account_without_a_name_joins_who_proves_its_address_and_nobody_else()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var ada = await node.Put("crm", "1", People.Ada(Mail));

        (await node.Put("hub", "acc_1", Reached(Mail))).Party.ShouldNotBe(ada.Party);
        (await node.Get(ada.Party)).Id.ShouldBe((await node.Put("hub", "acc_2", new SourceRecordContent { Emails = [new EmailAddressValue(Mail, true)] })).Party);
    }

    [Fact]
    public async Task A_number_of_very_many_people_is_one_question()
    {
        await using var node = await MasterDataNode.CreateAsync();
        var names = new[] { "Anders", "Bernstein", "Castellano", "Dubois", "Eriksson", "Fitzgerald", "Gonzalez", "Hamilton", "Ivanov", "Johansson" };
        for (var i = 0; i < names.Length; i++)
            await node.Put("web", $"staff-{i}", new SourceRecordContent { GivenName = $"{(char)('A' + i)}xel{i}", FamilyName = names[i], BirthDate = new DateOnly(1950 + i, 2 + i, 3 + i), Phones = [new PhoneNumberValue(Phone)] });

        var chat = await node.Put("web", "chat", Reached(phone: Phone));

        chat.Decision.ShouldBe(IntakeDecision.Created);
        (await Open(node)).Count(task => task.Rule == "contact-point").ShouldBe(1);
    }

    private static SourceRecordContent Reached(string? email = null, string? phone = null) => new()
    {
        Emails = email is null ? [] : [new EmailAddressValue(email)],
        Phones = phone is null ? [] : [new PhoneNumberValue(phone)],
    };

    private static async Task<ResolveAnswer> Resolve(MasterDataNode node, SourceRecordContent content) =>
        (await node.InScope<PartyResolver, Outcome<ResolveAnswer>>(resolver => resolver.ResolveAsync(new ResolveQuery(content, "web"), Cancellation))).Value;

    private static Task<Outcome<PinReceipt>> Pin(MasterDataNode node, PinKind kind, SourceRecordId left, SourceRecordId right) =>
        node.InScope<StewardPins, Outcome<PinReceipt>>(pins => pins.PinAsync(new PinOrder(kind, new RecordOrParty(left), new RecordOrParty(right), ""), Actor.Hub("tests"), null, Cancellation));

    private static Task<GlobalPartyId> PartyOf(MasterDataNode node, SourceRecordId record) =>
        node.InScope<IDirectoryStore, GlobalPartyId>(async store => (await store.PartyOfAsync(record, Cancellation))!.Value);

    private static Task<IReadOnlyList<ReviewTask>> Open(MasterDataNode node) =>
        node.InScope<IReviewStore, IReadOnlyList<ReviewTask>>(store => store.ListAsync(new ReviewFilter(), DateTimeOffset.UtcNow, null, null, 100, Cancellation));
}
