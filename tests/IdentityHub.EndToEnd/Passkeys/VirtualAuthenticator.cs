using System.Text.Json;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Passkeys;

/// <summary>Chromium's own virtual authenticator (DevTools protocol, domain WebAuthn): a device with a screen lock, without a person to touch it.</summary>
internal sealed class VirtualAuthenticator
{
    private readonly ICDPSession session;
    private readonly string id;

    private VirtualAuthenticator(ICDPSession session, string id) => (this.session, this.id) = (session, id);

    /// <summary>Plugs one into the page's browser.</summary>
    public static async Task<VirtualAuthenticator> PlugInAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        var answer = await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return new VirtualAuthenticator(session, answer!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>How many passkeys it holds.</summary>
    public async Task<int> CountAsync() => (await CredentialsAsync()).GetArrayLength();

    /// <summary>Whether its owner passes the screen lock.</summary>
    public Task SetVerifiedAsync(bool verified) =>
        session.SendAsync("WebAuthn.setUserVerified", new Dictionary<string, object> { ["authenticatorId"] = id, ["isUserVerified"] = verified });

    private async Task<JsonElement> CredentialsAsync() =>
        (await session.SendAsync("WebAuthn.getCredentials", new Dictionary<string, object> { ["authenticatorId"] = id }))!.Value.GetProperty("credentials");
}
