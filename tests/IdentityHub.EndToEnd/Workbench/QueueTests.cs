using IdentityHub.EndToEnd.Browsing;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Stewardship;
using IdentityHub.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Workbench;

/// <summary>Everything that stewards do in the queue beside answering, and what two do at once.</summary>
[Collection(DemoCollection.Name)]
public sealed class QueueTests(DemoFixture demo)
{
    private static readonly Actor Colleague = Actor.Account(TypeId.New<AccountId>(TimeProvider.System));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_question_is_handed_to_a_colleague_who_finds_it_among_hers()
    {
        var party = await Doubts.PutAsync(demo.Hub, "Fanny");
        await using var one = await demo.NewProfileAsync();
        await using var other = await demo.NewProfileAsync();
        var mary = await demo.StewardAsync(one, $"steward?kind=ConflictingIdentifiers&party={party}");
        var (caroline, email) = await demo.NamedStewardAsync(other, "steward?mine=on");
        (await caroline.TextAsync("main")).ShouldContain("Nothing waits for you");

        await mary.OpenQuestionAsync(party);
        await mary.FillAsync("E-mail address of a steward", "ada@example.com");
        await mary.PressAsync("Hand over");
        (await mary.TextAsync(".notice.bad")).ShouldContain("is no steward's address");
        await mary.FillAsync("E-mail address of a steward", email);
        await mary.PressAsync("Hand over");
        await mary.Page.GetByText("Assigned to Mary Somerville.").WaitForAsync();

        await caroline.OpenHubAsync("steward?mine=on");
        await caroline.FollowAsync("Conflicting identifiers");
        await caroline.Page.ArriveAsync("**/steward/review/**");
        await caroline.KeyAsync("a");
        await caroline.Page.GetByRole(AriaRole.Button, new() { Name = "Assign to me" }).WaitForAsync();
    }

    [Fact]
    public async Task A_question_is_put_off_and_brought_back()
    {
        var party = await Doubts.PutAsync(demo.Hub, "Harriet");
        await using var profile = await demo.NewProfileAsync();
        var mary = await demo.StewardAsync(profile, "steward");
        await mary.OpenQuestionAsync(party);
        await mary.FillAsync("Days", "3");
        await mary.Page.Keyboard.PressAsync("Escape");
        await mary.KeyAsync("d");
        await mary.Page.ArriveAsync("**said=empty**");

        await mary.OpenHubAsync($"steward?party={party}&kind=ConflictingIdentifiers");
        (await mary.TextAsync("main")).ShouldContain("Nothing waits for you");
        await mary.OpenHubAsync($"steward?party={party}&kind=ConflictingIdentifiers&deferred=on");
        (await mary.TextAsync("tbody")).ShouldContain("Until");
        await mary.FollowAsync("Conflicting identifiers");
        await mary.Page.ArriveAsync("**/steward/review/**");
        (await mary.TextAsync("[role=status]")).ShouldContain("Put off until");
        await mary.KeyAsync("d");
        await mary.Page.GetByLabel("Days").WaitForAsync();
        (await demo.QuestionAsync(party)).Desk.DeferredUntil.ShouldBeNull();
    }

    [Fact]
    public async Task Comments_are_typed_without_pressing_anything_else_and_signed()
    {
        var party = await Doubts.PutAsync(demo.Hub, "Jane");
        await using var profile = await demo.NewProfileAsync();
        var mary = await demo.StewardAsync(profile, "steward");
        await mary.OpenQuestionAsync(party);
        await mary.KeyAsync("c");
        await mary.Page.Keyboard.TypeAsync("all letters that are keys: l n j d a u k");
        await mary.PressAsync("Add");
        (await mary.TextAsync("[aria-labelledby=comments] .stack-s")).ShouldContain("all letters that are keys");
        (await mary.TextAsync("[aria-labelledby=comments] .stack-s")).ShouldContain("Mary Somerville");
        (await demo.QuestionAsync(party)).Desk.Comments.ShouldBe(1);
    }

    [Fact]
    public async Task A_claim_lapses_by_itself_and_the_next_steward_takes_it()
    {
        var party = await Doubts.PutAsync(demo.Hub, "Clara");
        var task = await demo.QuestionAsync(party);
        (await demo.AtDeskAsync(desk => desk.ClaimAsync(task.Id, Colleague, Cancellation))).Refusal.ShouldBeNull();
        await using var profile = await demo.NewProfileAsync();
        var mary = await demo.StewardAsync(profile, $"steward?kind=ConflictingIdentifiers&party={party}");
        await mary.OpenQuestionAsync(party);
        (await mary.TextAsync(".notice.warn[role=status]")).ShouldContain("works on this until");
        await mary.KeyAsync("t");
        await mary.Page.WaitForSelectorAsync(".notice.bad");

        await AgeClaimAsync(task.Id, ReviewDesk.ClaimLifetime);
        await mary.OpenQuestionAsync(party);
        (await mary.Page.Locator(".notice.warn[role=status]").CountAsync()).ShouldBe(0);
        await mary.KeyAsync("t");
        await mary.Page.GetByRole(AriaRole.Button, new() { Name = "Give back" }).WaitForAsync();
    }

    [Fact]
    public async Task Of_two_who_answer_the_same_question_the_second_changes_nothing()
    {
        var party = await Doubts.PutAsync(demo.Hub, "Isabella");
        await using var one = await demo.NewProfileAsync();
        await using var other = await demo.NewProfileAsync();
        var (mary, caroline) = (await demo.StewardAsync(one, "steward"), await demo.StewardAsync(other, "steward"));
        await mary.OpenQuestionAsync(party);
        await caroline.OpenQuestionAsync(party);
        await mary.KeyAsync("n");
        await mary.Page.ArriveAsync("**said=empty**");

        await caroline.KeyAsync("l");
        await caroline.Page.ArriveAsync("**said=done**");
        (await caroline.TextAsync("[role=status]")).ShouldContain("no longer open");
        await caroline.OpenHubAsync($"steward/parties/{party}");
        (await caroline.Page.Locator("section:has(#keys-of) li").CountAsync()).ShouldBe(1);
        (await caroline.TextAsync("section:has(#pins) .rows")).ShouldContain("Never one");
    }

    [Fact]
    public async Task Many_are_answered_at_once_and_those_that_a_colleague_answered_meanwhile_stay_as_they_are()
    {
        var source = await Doubts.SourceAsync(demo.Hub);
        GlobalPartyId[] parties = [await Doubts.PutAsync(demo.Hub, "Maria", source), await Doubts.PutAsync(demo.Hub, "Maria", source), await Doubts.PutAsync(demo.Hub, "Maria", source)];
        await using var profile = await demo.NewProfileAsync();
        var mary = await demo.StewardAsync(profile, $"steward?kind=ConflictingIdentifiers&system={source}");
        var tasks = new List<ReviewTask>();
        foreach (var party in parties)
            tasks.Add(await demo.QuestionAsync(party));
        (await mary.Page.Locator("input[name=task]").CountAsync()).ShouldBe(3);
        foreach (var box in await mary.Page.Locator("input[name=task]").AllAsync())
            await box.CheckAsync();
        (await demo.AtDeskAsync(desk => desk.DecideAsync(new ReviewOrder(tasks[1].Id, ReviewAnswer.Link), Colleague, null, Cancellation))).Refusal.ShouldBeNull();

        await mary.PressAsync("Selected are different");
        (await mary.TextAsync("[role=status]")).ShouldContain("Some were decided");
        await mary.OpenHubAsync($"steward/parties/{parties[1]}");
        (await mary.Page.Locator("section:has(#keys-of) li").CountAsync()).ShouldBe(2);
        foreach (var party in new[] { parties[0], parties[2] })
        {
            await mary.OpenHubAsync($"steward/parties/{party}");
            (await mary.TextAsync("section:has(#pins) .rows")).ShouldContain("Never one");
        }
    }

    [Fact]
    public async Task A_view_is_saved_by_name_opened_by_its_key_and_forgotten()
    {
        await using var profile = await demo.NewProfileAsync();
        var mary = await demo.StewardAsync(profile, "steward?kind=ConflictingIdentifiers&days=0");
        await mary.FillAsync("Save this view as", "Identifiers");
        await mary.PressAsync("Save");
        await mary.Page.GetByRole(AriaRole.Link, new() { Name = "Identifiers", Exact = false }).First.WaitForAsync();
        await mary.OpenHubAsync("steward");
        await mary.KeyAsync("1");
        await mary.Page.ArriveAsync("**kind=ConflictingIdentifiers**");
        await mary.PressAsync("Save");
        (await mary.TextAsync("[role=status]")).ShouldContain("needs a name");
        await mary.PressAsync("Forget the view Identifiers");
        (await mary.Page.Locator(".view").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_large_cluster_is_a_table_of_its_first_parties_each_beside_the_first()
    {
        var task = await Doubts.PutClusterAsync(demo, 13);
        await using var profile = await demo.NewProfileAsync();
        var mary = await demo.StewardAsync(profile, $"steward/review/{task}");
        (await mary.TextAsync("h1")).ShouldBe("Too many records hang together");
        (await mary.TextAsync("[aria-labelledby=parties]")).ShouldContain("13 parties hang together; the first 10 are shown");
        (await mary.Page.Locator("[aria-labelledby=parties] tbody tr").CountAsync()).ShouldBe(10);
        // It isn't answered as a whole, but can be passed on.
        (await mary.Page.GetByRole(AriaRole.Button, new() { Name = "Same" }).CountAsync()).ShouldBe(0);
        await mary.Page.Locator("[aria-labelledby=parties] tbody tr").Nth(1).GetByText("What a merge would make").ClickAsync();
        await mary.Page.ArriveAsync("**with=**");
        (await mary.TextAsync("section:has(#merge)")).ShouldContain("so its id survives");
    }

    [Fact]
    public async Task Looking_at_a_question_is_recorded_with_the_parties_seen()
    {
        var party = await Doubts.PutAsync(demo.Hub, "Sophia");
        var task = await demo.QuestionAsync(party);
        await using var profile = await demo.NewProfileAsync();
        await demo.StewardAsync(profile, $"steward/review/{task.Id}");
        await using var scope = demo.Hub.CreateAsyncScope();
        var (id, seen) = (task.Id.ToString(), $"%{party}%");
        (await scope.ServiceProvider.GetRequiredService<HubDbContext>().Database
            .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM audit_entry WHERE action = 'review.read' AND subject = {id} AND detail LIKE {seen}").SingleAsync(Cancellation)).ShouldBe(1);
    }

    private async Task AgeClaimAsync(ReviewTaskId task, TimeSpan by)
    {
        await using var scope = demo.Hub.CreateAsyncScope();
        var (id, microseconds) = (task.Value.ToByteArray(true), (long)by.TotalMicroseconds);
        await scope.ServiceProvider.GetRequiredService<HubDbContext>().Database.ExecuteSqlAsync($"UPDATE review_desk SET claimed_until = claimed_until - {microseconds} WHERE task_id = {id}", Cancellation);
    }
}
