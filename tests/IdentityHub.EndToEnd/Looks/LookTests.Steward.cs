using IdentityHub.EndToEnd.Browsing;
using IdentityHub.EndToEnd.Workbench;
using IdentityHub.Kernel.Actors;
using IdentityHub.MasterData.Stewardship;

namespace IdentityHub.EndToEnd.Looks;

/// <content>The workbench, in both languages.</content>
public sealed partial class LookTests
{
    [Theory]
    [MemberData(nameof(Screens))]
    public async Task Pages_of_a_steward(int width, int height, bool dark)
    {
        await using var profile = await ProfileAsync(width, height, dark);
        await LookAtWorkbenchAsync(await SignInStewardAsync(profile), "", width, dark);
    }

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(360, 740)]
    public async Task Pages_of_a_steward_in_German(int width, int height)
    {
        await using var profile = await ProfileAsync(width, height, dark: false);
        var mary = await SignInStewardAsync(profile);
        await mary.PressAsync("Deutsch");
        (await mary.TextAsync("h1")).ShouldBe("Prüfliste");
        await LookAtWorkbenchAsync(mary, "-de", width, dark: false);
    }

    private Task<Visitor> SignInStewardAsync(Microsoft.Playwright.IBrowserContext profile) => demo.StewardAsync(profile, "steward");

    private async Task LookAtWorkbenchAsync(Visitor mary, string language, int width, bool dark)
    {
        var party = await Doubts.PutAsync(demo.Hub, "Mary");
        var question = await demo.QuestionAsync(party);
        await LookAtAsync(mary, demo.Options.Hub, "steward", $"workbench-queue{language}", width, dark);
        await LookAtAsync(mary, demo.Options.Hub, "steward/parties?q=wollstonecraft", $"workbench-search{language}", width, dark);
        await LookAtAsync(mary, demo.Options.Hub, $"steward/parties/{party}", $"workbench-party{language}", width, dark);
        await LookAtAsync(mary, demo.Options.Hub, $"steward/parties/{party}/consents", $"workbench-consents{language}", width, dark);
        await LookAtAsync(mary, demo.Options.Hub, $"steward/parties/{party}/edit", $"workbench-edit{language}", width, dark);
        var joined = await Doubts.PutOneAsync(demo.Hub, "Claire");
        await mary.OpenHubAsync($"steward/parties/{joined}/split");
        await mary.Page.Locator("input[name=record]").Last.CheckAsync();
        await mary.Page.Locator("[data-key=p]").ClickAsync();
        await mary.Page.WaitForURLAsync("**record=**");
        await LookHereAsync(mary, $"workbench-split{language}", width, dark);
        await LookAtAsync(mary, demo.Options.Hub, $"steward/parties/{joined}?at={Uri.EscapeDataString(DateTimeOffset.UtcNow.ToString("O"))}", $"workbench-then{language}", width, dark);
        await LookAtAsync(mary, demo.Options.Hub, $"steward/parties/{joined}?with={party}", $"workbench-merge{language}", width, dark);
        await LookAtAsync(mary, demo.Options.Hub, $"steward/parties/{joined}?pin=always&other={party}", $"workbench-pin{language}", width, dark);
        await LookAtQualityAsync(mary, language, width, dark);
        await LookAtAsync(mary, demo.Options.Hub, $"steward/review/{question.Id}", $"workbench-review{language}", width, dark);
        await LookAtAsync(mary, demo.Options.Hub, $"steward/review/{await Doubts.PutClusterAsync(demo, 12)}", $"workbench-cluster{language}", width, dark);
        await mary.OpenHubAsync($"steward/review/{question.Id}");
        await mary.Page.Locator("details summary").First.ClickAsync();
        await mary.KeyAsync("?");
        await LookHereAsync(mary, $"workbench-keys{language}", width, dark);
    }

    // Of a desk where something was answered, so that every figure is there; then with the figures of a large company.
    private async Task LookAtQualityAsync(Visitor mary, string language, int width, bool dark)
    {
        var answered = await demo.QuestionAsync(await Doubts.PutAsync(demo.Hub, "Fanny"));
        (await demo.AtDeskAsync(desk => desk.DecideAsync(new ReviewOrder(answered.Id, ReviewAnswer.Link), Actor.Hub("tests"), null, TestContext.Current.CancellationToken))).Refusal.ShouldBeNull();
        await WorkbenchTests.MeasureAsync(mary);
        await LookAtAsync(mary, demo.Options.Hub, "steward/quality", $"workbench-quality{language}", width, dark);
        await mary.Page.EvaluateAsync("document.querySelectorAll('.quality-bar .number, .figures dd').forEach(figure => figure.textContent = figure.textContent.replace(/\\d+/g, '888,888'))");
        await LookHereAsync(mary, $"workbench-quality-large{language}", width, dark);
    }
}
