using IdentityHub.EndToEnd.Browsing;
using IdentityHub.Kernel.Ids;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Workbench;

/// <summary>Stewards write into parties, pin them, and undo what was joined long ago.</summary>
[Collection(DemoCollection.Name)]
public sealed class PartyTests(DemoFixture demo)
{
    [Fact]
    public async Task A_steward_corrects_a_party_after_a_preview_and_takes_it_back()
    {
        var (party, _) = await Doubts.PutKnownAsync(demo.Hub, "Adda", "London");
        await using var profile = await demo.NewProfileAsync();
        var mary = await demo.StewardAsync(profile, $"steward/parties/{party}");
        await mary.KeyAsync("e");
        await mary.Page.ArriveAsync("**/edit");
        await mary.FillAsync("Given name", "Ada");
        await mary.FillAsync("City", "Ockham");
        await mary.FillAsync("E-mail addresses", "not an address");
        await mary.PressAsync("Preview P");
        (await mary.TextAsync(".notice.bad")).ShouldNotBeEmpty();
        (await mary.Page.GetByLabel("City").InputValueAsync()).ShouldBe("Ockham");

        await mary.FillAsync("E-mail addresses", "ada@ockham.example");
        await mary.PressAsync("Preview P");
        (await mary.TextAsync("[aria-labelledby=preview]")).ShouldContain("Adda → Ada");
        (await mary.TextAsync("[aria-labelledby=preview]")).ShouldContain("ada@ockham.example");
        await mary.FillAsync("Why (no personal data)", "she spells it so");
        await mary.PressAsync("Write");
        (await mary.TextAsync("[role=status]")).ShouldContain("counts before what the sources say");
        (await mary.TextAsync("section:has(#profile) table")).ShouldContain("Ockham");
        (await mary.TextAsync(".timeline")).ShouldContain("she spells it so");

        // Each group is a word of its own, taken back by itself.
        await mary.Page.Locator("section:has(#pins) li", new() { HasText = "name" }).GetByRole(AriaRole.Button).First.ClickAsync();
        (await mary.TextAsync("[role=status]")).ShouldContain("Taken back");
        (await mary.TextAsync("h1")).ShouldContain("Adda");
        (await mary.TextAsync("section:has(#profile) table")).ShouldContain("Ockham");
    }

    [Fact]
    public async Task Of_two_who_correct_a_party_at_once_the_second_sees_what_the_first_wrote_and_loses_nothing_typed()
    {
        var (party, _) = await Doubts.PutKnownAsync(demo.Hub, "Adda", "London");
        await using var one = await demo.NewProfileAsync();
        await using var other = await demo.NewProfileAsync();
        var (mary, caroline) = (await demo.StewardAsync(one, $"steward/parties/{party}/edit"), await demo.StewardAsync(other, $"steward/parties/{party}/edit"));
        await mary.FillAsync("City", "Ockham");
        await mary.PressAsync("Write");
        (await mary.TextAsync("[role=status]")).ShouldContain("Written");

        await caroline.FillAsync("Given name", "Augusta");
        await caroline.PressAsync("Write");
        (await caroline.TextAsync(".notice.bad")).ShouldContain("Somebody changed this party");
        (await caroline.Page.GetByLabel("Given name").InputValueAsync()).ShouldBe("Augusta");
        (await caroline.TextAsync("#city-hint")).ShouldContain("Now: Ockham");
        await caroline.FillAsync("City", "Ockham");
        await caroline.PressAsync("Write");
        (await caroline.TextAsync("[role=status]")).ShouldContain("Written");
        (await caroline.TextAsync("h1")).ShouldContain("Augusta");
        (await caroline.TextAsync("section:has(#profile) table")).ShouldContain("Ockham");
    }

    [Fact]
    public async Task Two_are_pinned_together_and_two_apart_after_a_preview()
    {
        var ((first, _), (second, _), (third, _)) = (await Doubts.PutKnownAsync(demo.Hub, "Ada"), await Doubts.PutKnownAsync(demo.Hub, "Annabella"), await Doubts.PutKnownAsync(demo.Hub, "Medora"));
        await using var profile = await demo.NewProfileAsync();
        var mary = await demo.StewardAsync(profile, $"steward/parties/{first}");
        await PinAsync(mary, "always", second);
        (await mary.TextAsync("#pin-preview")).ShouldContain("Source keys that lead here");
        (await mary.Page.Locator("#pin-preview .chips li").CountAsync()).ShouldBe(2);
        await mary.PressAsync("Keep together");
        (await mary.TextAsync("[role=status]")).ShouldContain("every later run obeys");
        (await mary.Page.Locator("section:has(#keys-of) li").CountAsync()).ShouldBe(2);
        (await mary.TextAsync("section:has(#pins) .rows")).ShouldContain("Always one");

        await PinAsync(mary, "never", third);
        (await mary.Page.Locator("#pin-preview .profile-card").CountAsync()).ShouldBe(2);
        await mary.PressAsync("Keep apart");
        (await mary.TextAsync("section:has(#pins) .rows")).ShouldContain("Never one");
        // What is never one isn't merged either.
        await mary.OpenHubAsync($"steward/parties/{first}?pin=always&other=nobody");
        (await mary.TextAsync("[role=alert]")).ShouldContain("no such party");

        await mary.OpenHubAsync($"steward/parties/{first}");
        await mary.PressAsync("Take back: Always one");
        (await mary.TextAsync("[role=status]")).ShouldContain("Taken back");
        (await mary.Page.Locator("section:has(#keys-of) li").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_merge_is_undone_after_later_changes_and_every_state_in_between_is_still_shown()
    {
        var (first, key) = await Doubts.PutKnownAsync(demo.Hub, "Ada", "London");
        var (second, other) = await Doubts.PutKnownAsync(demo.Hub, "Augusta", "Nottingham");
        await using var profile = await demo.NewProfileAsync();
        var mary = await demo.StewardAsync(profile, $"steward/parties/{first}");
        await mary.FillAsync("GPID of the other party", second.ToString());
        await mary.PressAsync("Preview");
        (await mary.TextAsync("section:has(#merge)")).ShouldContain("Source keys that lead here");
        (await mary.TextAsync("section:has(#merge)")).ShouldContain("What may be done afterwards");
        await mary.PressAsync("Merge");
        (await mary.TextAsync("[role=status]")).ShouldContain("one party now");

        // Both sources tell something new, and a steward writes.
        await Doubts.PutKnownAsync(demo.Hub, "Ada", "Ockham", key);
        await Doubts.PutKnownAsync(demo.Hub, "Augusta", "Newstead", other);
        await mary.OpenHubAsync($"steward/parties/{first}/edit");
        await mary.Page.Locator("#language").FillAsync("en-GB");
        await mary.PressAsync("Write");
        (await mary.TextAsync("[role=status]")).ShouldContain("Written");

        await mary.PressAsync("Unmerge");
        (await mary.Page.Locator("section:has(#history) .profile-card").CountAsync()).ShouldBe(2);
        (await mary.TextAsync("section:has(#history)")).ShouldContain("Newstead");
        await mary.PressAsync("Unmerge now");
        (await mary.TextAsync("[role=status]")).ShouldContain("taken back");
        foreach (var (party, city) in new[] { (first, "Ockham"), (second, "Newstead") })
        {
            await mary.OpenHubAsync($"steward/parties/{party}");
            (await mary.TextAsync("section:has(#profile) table")).ShouldContain(city);
            (await mary.TextAsync("section:has(#keys-of) ul")).ShouldContain((party == first ? key : other).Key);
        }

        // In between the second answered with the first: the state at its redirect.
        await mary.Page.Locator(".timeline li.decided a:has(time)").Last.ClickAsync();
        (await mary.TextAsync("#then")).ShouldContain(first.ToString());
        (await mary.TextAsync("#then")).ShouldContain("2 records");
    }

    [Fact]
    public async Task A_question_shows_who_is_around_both_sides_and_what_happened_to_them()
    {
        var party = await Doubts.PutAsync(demo.Hub, "Allegra");
        await using var profile = await demo.NewProfileAsync();
        var mary = await demo.StewardAsync(profile, "steward");
        await mary.OpenQuestionAsync(party);
        (await mary.Page.Locator("section:has(#party-0), section:has(#party-1)").CountAsync()).ShouldBe(2);
        await mary.Page.Locator("section:has(#party-0) summary").ClickAsync();
        (await mary.TextAsync("section:has(#party-0) .timeline")).ShouldContain("Record came");
        (await mary.TextAsync("section:has(#preview)")).ShouldContain("Source keys that lead here");
        await mary.Page.Locator("#party-0 a").ClickAsync();
        await mary.Page.ArriveAsync("**/steward/parties/**");
        // The question is around the party in its turn.
        (await mary.TextAsync(".graph")).ShouldContain("Conflicting identifiers");
    }

    [Fact]
    public async Task A_party_shows_its_accounts_where_they_are_signed_in_and_what_was_said_among_what_happened()
    {
        var shopper = await demo.NewShopperAsync();
        await using var hers = await demo.NewProfileAsync();
        var ada = new Visitor(await hers.NewPageAsync(), demo.Options);
        await ada.OpenHubAsync("account/consents");
        await ada.SignInAsync(shopper, DemoFixture.ShopperPassword);
        await ada.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await using var profile = await demo.NewProfileAsync();
        var mary = await demo.StewardAsync(profile, $"steward/parties?q={Uri.EscapeDataString(shopper)}");
        await mary.FollowAsync("Mary Somerville");
        await mary.Page.ArriveAsync("**/steward/parties/**");
        (await mary.TextAsync("section:has(#accounts)")).ShouldContain("signed in: 1");
        (await mary.TextAsync("section:has(#accounts)")).ShouldContain("last seen");
        (await mary.TextAsync("main")).ShouldContain("Time line");
    }

    private static async Task PinAsync(Visitor steward, string word, GlobalPartyId other)
    {
        await steward.Page.Locator("#pin").SelectOptionAsync(word);
        await steward.Page.Locator("#other").FillAsync(other.ToString());
        await steward.PressAsync("See what comes of it");
        await steward.Page.Locator("#pin-preview").WaitForAsync();
    }
}
