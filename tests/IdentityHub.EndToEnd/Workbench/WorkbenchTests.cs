using IdentityHub.EndToEnd.Browsing;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Workbench;

/// <summary>Stewards settle what the matcher can't: with the keyboard, and two at once.</summary>
[Collection(DemoCollection.Name)]
public sealed class WorkbenchTests(DemoFixture demo)
{
    [Fact]
    public async Task Questions_are_answered_one_after_the_other_by_keys_and_taken_back()
    {
        await using var profile = await demo.NewProfileAsync();
        var party = await Doubts.PutAsync(demo.Hub, "Mary");
        var mary = await demo.StewardAsync(profile, $"steward?kind=ConflictingIdentifiers&party={party}");
        (await mary.TextAsync("h1")).ShouldBe("Review queue");

        await mary.KeyAsync("n");
        await mary.KeyAsync("j");
        await mary.Page.ArriveAsync("**/steward/review/**");
        (await mary.TextAsync("h1")).ShouldBe("Conflicting identifiers");
        (await mary.Page.Locator(".compare mark").CountAsync()).ShouldBeGreaterThan(0);
        (await mary.Page.Locator(".waterfall .total").CountAsync()).ShouldBe(1);

        await mary.KeyAsync("n");
        await mary.Page.ArriveAsync("**said=empty**");
        (await mary.TextAsync("[role=status]")).ShouldContain("the queue is done");
        (await mary.Page.GetByRole(AriaRole.Button, new() { Name = "Take the next one" }).IsDisabledAsync()).ShouldBeTrue();

        await mary.PressAsync("Undo");
        await mary.Page.ArriveAsync("**/steward/review/**");
        await mary.KeyAsync("l");
        await mary.Page.ArriveAsync("**said=empty**");

        await mary.OpenHubAsync($"steward/parties/{party}");
        (await mary.TextAsync("h1")).ShouldBe("Mary Wollstonecraft");
        (await mary.TextAsync("section:has(#keys-of) ul")).ShouldContain("shop");
    }

    [Fact]
    public async Task The_second_of_two_stewards_learns_of_the_first()
    {
        var party = await Doubts.PutAsync(demo.Hub, "Fanny");
        await using var one = await demo.NewProfileAsync();
        await using var other = await demo.NewProfileAsync();
        var mary = await demo.StewardAsync(one, $"steward?kind=ConflictingIdentifiers&party={party}");
        var caroline = await demo.StewardAsync(other, $"steward?kind=ConflictingIdentifiers&party={party}");
        await mary.FollowAsync("Conflicting identifiers");
        await mary.Page.ArriveAsync("**/steward/review/**");
        // Looking is not taking.
        (await mary.Page.GetByRole(AriaRole.Button, new() { Name = "Give back" }).CountAsync()).ShouldBe(0);
        await mary.KeyAsync("t");
        await mary.Page.GetByRole(AriaRole.Button, new() { Name = "Give back" }).WaitForAsync();
        var question = new Uri(mary.Page.Url).PathAndQuery.TrimStart('/');

        await caroline.OpenHubAsync(question);
        (await caroline.TextAsync(".notice.warn")).ShouldContain("works on this until");
        await caroline.KeyAsync("l");
        await caroline.Page.WaitForSelectorAsync(".notice.bad");
        (await caroline.TextAsync(".notice.bad")).ShouldContain("works on it until");

        await mary.KeyAsync("n");
        await mary.Page.ArriveAsync("**said=empty**");
        await caroline.OpenHubAsync(question);
        (await caroline.TextAsync("[role=status]")).ShouldContain("no longer open");
    }

    [Fact]
    public async Task The_quality_of_the_sources_is_measured_when_asked_for()
    {
        await using var profile = await demo.NewProfileAsync();
        await Doubts.PutAsync(demo.Hub, "Percy");
        var mary = await demo.StewardAsync(profile, "steward/quality");
        (await mary.TextAsync("h1")).ShouldBe("Quality");

        await MeasureAsync(mary);

        (await mary.TextAsync("[aria-labelledby=sources] tbody")).ShouldContain("shop");
        (await mary.Page.Locator("[aria-labelledby=source-shop] tbody tr").CountAsync()).ShouldBeGreaterThan(2);
        (await mary.TextAsync("[aria-labelledby=matching]")).ShouldContain("new");
    }

    /// <summary>Asks for a measurement by its key and reads the page again until it shows one of the shop's records: the night's measured the empty hub.</summary>
    internal static async Task MeasureAsync(Visitor steward)
    {
        await steward.OpenHubAsync("steward/quality");
        await steward.Page.Keyboard.PressAsync("m");
        await steward.Page.WaitForURLAsync("**said=asked**");
        while (await steward.Page.Locator("[aria-labelledby=source-shop]").CountAsync() == 0)
            await steward.OpenHubAsync("steward/quality");
    }

    [Fact]
    public async Task Parties_are_found_merged_after_a_preview_and_parted_again()
    {
        await using var profile = await demo.NewProfileAsync();
        var (first, second) = (await Doubts.PutAsync(demo.Hub, "Percy"), await Doubts.PutAsync(demo.Hub, "Harriet"));
        var mary = await demo.StewardAsync(profile, "steward/parties?q=Percy+Wollstonecraft");
        (await mary.TextAsync("main")).ShouldContain("Percy Wollstonecraft");

        await mary.OpenHubAsync($"steward/parties/{first}");
        await mary.FillAsync("GPID of the other party", second.ToString());
        await mary.PressAsync("Preview");
        await mary.FillAsync("Why (no personal data)", "told us so");
        await mary.PressAsync("Merge");
        (await mary.TextAsync("[role=status]")).ShouldContain("one party now");
        await mary.PressAsync("Unmerge");
        (await mary.TextAsync("main")).ShouldContain("What would come of taking it back");
        await mary.PressAsync("Unmerge now");
        (await mary.TextAsync("[role=status]")).ShouldContain("taken back");

        await mary.OpenHubAsync($"steward/parties/{first}?with=nobody");
        (await mary.TextAsync("[role=alert]")).ShouldContain("no such party");
    }

    [Fact]
    public async Task A_party_is_split_by_record_after_a_preview_pinned_and_shown_as_it_was()
    {
        await using var profile = await demo.NewProfileAsync();
        var party = await Doubts.PutOneAsync(demo.Hub, "Claire");
        var mary = await demo.StewardAsync(profile, $"steward/parties/{party}");
        (await mary.Page.Locator("section:has(#keys-of) li").CountAsync()).ShouldBe(2);
        await mary.KeyAsync("s");
        await mary.Page.ArriveAsync("**/split");
        await mary.Page.Locator("input[name=record]").Nth(1).CheckAsync();
        await mary.KeyAsync("p");
        (await mary.TextAsync("#preview")).ShouldContain("2 parties");
        (await mary.TextAsync("main")).ShouldContain("What may be done afterwards");
        await mary.FillAsync("Why (no personal data)", "sisters");
        await mary.PressAsync("Split now");
        (await mary.TextAsync("[role=status]")).ShouldContain("was split");
        (await mary.TextAsync(".timeline")).ShouldContain("sisters");

        // What it was before: both records.
        await mary.Page.Locator(".timeline li.recordjoined a").First.ClickAsync();
        (await mary.TextAsync("#then")).ShouldContain("2 records");

        await mary.OpenHubAsync($"steward/parties/{party}");
        await mary.PressAsync("Take back: Split");
        (await mary.TextAsync("[role=status]")).ShouldContain("Taken back");
        await mary.PressAsync("Prefer");
        (await mary.TextAsync("[role=status]")).ShouldContain("counts from now on");
        (await mary.TextAsync("section:has(#pins) .rows")).ShouldContain("Preferred record");
    }

    [Fact]
    public async Task Nobody_but_stewards_gets_in()
    {
        await using var profile = await demo.NewProfileAsync();
        var ada = new Visitor(await profile.NewPageAsync(), demo.Options);
        await ada.OpenHubAsync("steward");
        await ada.SignInAsync("ada@example.com", "Lovelace-1815");
        (await ada.TextAsync("main")).ShouldNotContain("Review queue");
    }
}
