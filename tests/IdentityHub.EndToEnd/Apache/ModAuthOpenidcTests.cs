using IdentityHub.EndToEnd.Browsing;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId.Clients;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Apache;

/// <summary>Debian's <c>libapache2-mod-auth-openidc</c>, a certified relying party that nobody here wrote, unmodified: sign-in, sign-out, and sign-out told from behind.</summary>
[Collection(DemoCollection.Name)]
public sealed class ModAuthOpenidcTests(DemoFixture demo)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_signs_in_at_Apache_and_out_again_there_and_at_the_hub()
    {
        Assert.SkipWhen(ApacheServer.Missing is not null, ApacheServer.Missing ?? "");
        using var apache = await ApacheServer.StartAsync(demo.Options.Hub, IdentityHub.Testing.Ports.Free(), Cancellation);
        await RegisterAsync(apache);
        await using var profile = await demo.NewProfileAsync();
        var ada = new Visitor(await profile.NewPageAsync(), demo.Options);

        await ada.Page.GotoAsync(apache.Protected.ToString());
        ada.Where.ShouldStartWith(demo.Options.Hub.ToString());
        await SignInAsync(ada, apache);
        var members = await ada.Page.GotoAsync(apache.Protected.ToString());
        (await members!.HeaderValueAsync("x-person")).ShouldBe("ada@example.com");
        (await members.HeaderValueAsync("x-given-name")).ShouldBe("Ada");

        // From Apache: it sends the browser to the hub with its ID token, and the hub sends it back.
        await ada.Page.GotoAsync($"{apache.Callback}?logout={Uri.EscapeDataString(apache.Bye.ToString())}");
        ada.Where.ShouldBe(apache.Bye.ToString(), apache.Log);
        await ada.Page.GotoAsync(apache.Protected.ToString());
        ada.Where.ShouldStartWith(new Uri(demo.Options.Hub, "sign-in").ToString(), customMessage: "both sessions are over");

        // From the hub: Apache learns it by a logout token, without a browser.
        await SignInAsync(ada, apache);
        await ada.OpenHubAsync("sign-out");
        await ada.PressAsync("Sign out");
        await ada.Page.ArriveAsync(new Uri(demo.Options.Hub, "signed-out").ToString());
        await IdentityHub.Testing.Waiting.UntilAsync(async () =>
        {
            await ada.Page.GotoAsync(apache.Protected.ToString());
            return !ada.Where.StartsWith(apache.Address.ToString(), StringComparison.Ordinal);
        });
    }

    private static async Task SignInAsync(Visitor person, ApacheServer apache)
    {
        await person.SignInAsync("ada@example.com", "Lovelace-1815");
        await person.Page.WaitForURLAsync(apache.Protected.ToString(), new() { WaitUntil = WaitUntilState.Commit });
        (await person.TextAsync("h1")).ShouldBe("Members only", apache.Log);
    }

    private async Task RegisterAsync(ApacheServer apache)
    {
        await using var scope = demo.Hub.CreateAsyncScope();
        _ = (await scope.ServiceProvider.GetRequiredService<ClientRegistry>().ApplyAsync(
            new ClientDefinition(ApacheServer.ClientId, "Apache", ClientKind.Confidential)
            {
                ChosenSecret = ApacheServer.Secret,
                RedirectUris = [apache.Callback],
                PostLogoutRedirectUris = [apache.Bye],
                BackChannelLogoutUri = apache.BackChannelLogout,
                Scopes = ["openid", "profile", "email"],
                Consent = ClientConsent.Implicit,
            },
            Actor.Hub("test"), Cancellation)).Value;
    }
}
