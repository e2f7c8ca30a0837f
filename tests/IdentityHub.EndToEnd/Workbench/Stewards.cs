using IdentityHub.EndToEnd.Browsing;
using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Paging;
using IdentityHub.MasterData.Stewardship;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Workbench;

/// <summary>People at the workbench.</summary>
internal static class Stewards
{
    /// <summary>A steward of a test's own, signed in, on a page of the workbench.</summary>
    public static async Task<Visitor> StewardAsync(this DemoFixture demo, IBrowserContext profile, string path) => (await demo.NamedStewardAsync(profile, path)).Steward;

    /// <summary>The same, with the address that they sign in with.</summary>
    public static async Task<(Visitor Steward, string Email)> NamedStewardAsync(this DemoFixture demo, IBrowserContext profile, string path)
    {
        var steward = new Visitor(await profile.NewPageAsync(), demo.Options);
        var email = await demo.NewStewardAsync();
        await steward.OpenHubAsync(path);
        await steward.SignInStaffAsync(email, DemoFixture.StaffPassword);
        return (steward, email);
    }

    /// <summary>Presses a key on a page that is all there: before its script runs, a key is just a key.</summary>
    public static async Task KeyAsync(this Visitor steward, string key)
    {
        await steward.Page.WaitForFunctionAsync("document.readyState === 'complete'");
        await steward.Page.Keyboard.PressAsync(key);
    }

    /// <summary>The open question about a party.</summary>
    public static async Task<ReviewTask> QuestionAsync(this DemoFixture demo, GlobalPartyId party)
    {
        await using var scope = demo.Hub.CreateAsyncScope();
        var queue = scope.ServiceProvider.GetRequiredService<ReviewQueue>();
        return (await queue.ListAsync(new ReviewFilter { Party = party, Kinds = [ReviewKind.ConflictingIdentifiers] }, new PageRequest(), TestContext.Current.CancellationToken)).Items.Single();
    }

    /// <summary>Does something at the desk, behind the pages.</summary>
    public static async Task<T> AtDeskAsync<T>(this DemoFixture demo, Func<ReviewDesk, Task<T>> act)
    {
        await using var scope = demo.Hub.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<ReviewDesk>());
    }

    /// <summary>Opens the question about a party from the queue.</summary>
    public static async Task OpenQuestionAsync(this Visitor steward, GlobalPartyId party)
    {
        await steward.OpenHubAsync($"steward?kind=ConflictingIdentifiers&party={party}");
        await steward.FollowAsync("Conflicting identifiers");
        await steward.Page.ArriveAsync("**/steward/review/**");
    }
}
