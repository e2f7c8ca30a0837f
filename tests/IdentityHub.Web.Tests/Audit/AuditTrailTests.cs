using System.Net.Http.Json;
using System.Text.Json;
using IdentityHub.Accounts;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Keys;
using IdentityHub.OpenId.Sessions;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Audit;

/// <summary>
/// Statement 100, act by act, on the pages where people do them: each leaves an entry that names who did it, through which application, to whom or what, when and from
/// where, and nothing that is secret. Acts of clients (exchange, revocation, reuse) and of guests are tried where those
/// are; what a person says of their own consents is in the ledger, which names as much and can't be changed either.
/// </summary>
public sealed class AuditTrailTests(HubFixture hub)
{
    private const string NewPassword = "Difference-Engine-1822";
    private const string Authorize = "/connect/authorize?response_type=code&redirect_uri=https%3A%2F%2Faudit.example%2Fcb&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&";

    [Fact]
    public async Task S100_every_act_of_an_administrator_is_on_record()
    {
        var (administrator, person) = (await hub.NewAdministratorAsync(), await hub.NewShopperAsync());
        await hub.EnrolAsync(person.Email!);
        using var admin = await hub.Browse().AsAsync(administrator.Email!);
        using var shopper = await hub.Browse().AsAsync(person.Email!);
        var id = $"audit-{Guid.NewGuid():n}"[..20];
        var trail = new AuditWatch(hub, Actor.Account(administrator.AccountId), NewPassword, HubFixture.Password, person.Email!, administrator.Email!);
        string secret = "";

        await trail.OneAsync("client.register", id, async () =>
        {
            var (_, page) = await admin.OpenAsync("/admin/clients/new");
            var (_, made) = await admin.SubmitAsync(page, "/admin/clients/new", "clientId", ("name", "Audited"), ("clientId", id), ("redirectUris", "https://audit.example/cb"), ("kind", "confidential"));
            secret = made.QuerySelector(".secret")!.TextContent;
        });
        trail.Secrets.Add(secret);
        await trail.OneAsync("client.change", id, async () =>
        {
            var (_, page) = await admin.OpenAsync($"/admin/clients/edit?clientId={id}");
            await admin.SubmitAsync(page, "/admin/clients/edit", "requirePkce", ("name", "Audited anew"));
        });
        await trail.OneAsync("client.change", id, async () =>
        {
            var (_, page) = await admin.OpenAsync($"/admin/clients/look?client={id}");
            await admin.SubmitAsync(page, $"/admin/clients/look?client={id}", "displayName", ("displayName", "A shop"), ("colour", "#224466"));
        });
        await trail.OneAsync("client.secret.rotate", id, async () =>
        {
            var (_, page) = await admin.OpenAsync("/admin/clients");
            var (_, made) = await admin.SubmitAsync(page, "/admin/clients/secret", "clientId", ("clientId", id));
            trail.Secrets.Add(made.QuerySelector(".secret")!.TextContent);
        });
        await trail.OneAsync("source-system.register", id, async () =>
        {
            var (_, page) = await admin.OpenAsync("/admin/sources");
            await admin.SubmitAsync(page, "/admin/sources", "trustRank", ("name", "Audited"), ("code", id), ("trustRank", "70"));
        });
        var key = await trail.OneAsync("key.rotate", null, async () =>
        {
            var (_, page) = await admin.OpenAsync("/admin/keys");
            await admin.SubmitAsync(page, "/admin/keys", "use", ("use", nameof(KeyUse.PssTokens)));
        });
        await trail.OneAsync("key.revoke", key.Subject, async () =>
        {
            var (_, page) = await admin.OpenAsync("/admin/keys");
            await admin.SubmitAsync(page, "/admin/keys", "key", ("key", key.Subject!), ("reason", "Tried"));
        });
        var session = await SessionAsync(person);
        await trail.OneAsync("session.end", session, async () =>
        {
            var (_, page) = await admin.OpenAsync($"/admin/sessions?account={person.AccountId}");
            await admin.SubmitAsync(page, "/admin/sessions/end", "session", ("session", session));
        });
        await trail.OneAsync("account.second-factor.reset", person.AccountId.ToString(), async () =>
        {
            var (_, page) = await admin.OpenAsync($"/admin/sessions?account={person.AccountId}");
            var form = page.QuerySelector("form[action^='/admin/sessions/reset-second-factor']")!;
            await admin.PostAsync(form.GetAttribute("action")!, form.QuerySelectorAll("input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)));
        });
    }

    [Fact]
    public async Task S100_every_act_of_a_person_on_how_they_sign_in_is_on_record()
    {
        var user = await hub.NewShopperAsync();
        var account = user.AccountId.ToString();
        var trail = new AuditWatch(hub, Actor.Account(user.AccountId), NewPassword, HubFixture.Password, user.Email!);
        using var browser = hub.Browse();
        await trail.OneAsync("session.start", null, () => browser.AsAsync(user.Email!));
        await trail.OneAsync("account.profile.change", account, () => FormAsync(browser, "/account/profile", "givenName", ("givenName", "Mary F.")));
        await trail.OneAsync("account.password.change", account, () => FormAsync(browser, "/account/security/password", "password", ("password", NewPassword)));
        IReadOnlyList<string> codes = [];
        await trail.OneAsync("account.authenticator.enrol", account, async () =>
        {
            var (_, page) = await browser.OpenAsync("/account/security/authenticator");
            var typed = page.QuerySelector(".secret")!.TextContent;
            trail.Secrets.Add(typed);
            var (_, done) = await browser.SubmitAsync(page, "", "code", ("code", Totp.CodeOf(Base32.Decode(typed)!, Totp.StepAt(DateTimeOffset.UtcNow))));
            codes = [.. done.QuerySelectorAll(".codes code").Select(code => code.TextContent)];
        });
        trail.Secrets.AddRange(codes);
        using var other = hub.Browse();
        await trail.OneAsync("account.recovery-codes.use", account, () => SecondAsync(other, user.Email!, codes[0]));
        using var third = hub.Browse();
        await trail.OneAsync("account.device.remember", account, () => SecondAsync(third, user.Email!, codes[1], ("remember", "on")));
        await trail.OneAsync("account.device.forget", account, async () =>
        {
            var (_, page) = await browser.OpenAsync("/account/security");
            await browser.SubmitAsync(page, "", "device");
        });
        await trail.OneAsync("account.recovery-codes.renew", account, async () =>
        {
            var (_, page) = await browser.OpenAsync("/account/security/recovery-codes");
            await browser.PostAsync("/account/security/recovery-codes", FieldsOf(page, "/account/security/recovery-codes"));
        });
        await trail.OneAsync("account.authenticator.remove", account, async () =>
        {
            var (_, page) = await browser.OpenAsync("/account/security/authenticator");
            await browser.PostAsync("/account/security/authenticator/remove", FieldsOf(page, "/account/security/authenticator/remove"));
        });
        await trail.OneAsync("account.email.change-request", account, () => FormAsync(browser, "/account/email", "email", ("email", $"{Guid.NewGuid():n}@example.com")));
        await trail.OneAsync("account.email.change-cancel", account, async () =>
        {
            var (_, page) = await browser.OpenAsync("/account/email");
            await browser.PostAsync("/account/email/cancel", FieldsOf(page, "/account/email/cancel"));
        });
        await trail.OneAsync("session.end", null, async () =>
        {
            var (_, page) = await browser.OpenAsync("/sign-out");
            await browser.SubmitAsync(page, "/sign-out", "returnUrl");
        });
        await trail.OneAsync("account.password.reset", account, async () =>
        {
            await FormAsync(browser, "/forgot-password", "email", ("email", user.Email!));
            var link = HubFixture.LinkIn(await hub.MailAsync(user.Email!, "new password"));
            trail.Secrets.Add(link[(link.IndexOf('=', StringComparison.Ordinal) + 1)..]);
            await FormAsync(browser, link, "password", ("password", HubFixture.Password));
        });
        using var last = await hub.Browse().AsAsync(user.Email!);
        await trail.OneAsync("account.close", account, async () =>
        {
            var (_, page) = await last.OpenAsync("/account/data/erase");
            await last.PostAsync("/account/data/erase", FieldsOf(page, "/account/data/erase").Where(field => field.Key != "sure").Append(KeyValuePair.Create("sure", "on")));
        });
        await trail.OneAsync("account.reopen", account, async () =>
        {
            var next = (await last.PasswordAsync(user.Email!)).Headers.Location!.ToString();
            var (_, page) = await last.OpenAsync(next);
            await last.PostAsync(next, FieldsOf(page, next));
        });
    }

    [Fact]
    public async Task S100_what_a_person_allows_an_application_is_on_record_with_the_application()
    {
        var user = await hub.NewShopperAsync();
        var (app, device) = ($"audit-{Guid.NewGuid():n}"[..20], $"audit-{Guid.NewGuid():n}"[..20]);
        await RegisterAsync(new ClientDefinition(app, "Audited", ClientKind.Public) { RedirectUris = [new("https://audit.example/cb")], Scopes = ["profile"] });
        await RegisterAsync(new ClientDefinition(device, "Audited television", ClientKind.Public) { SignsPeopleIn = false, FurtherGrantTypes = [ClientGrants.DeviceCode], Scopes = ["profile"] });
        using var browser = await hub.Browse().AsAsync(user.Email!);

        var trail = new AuditWatch(hub, Actor.Account(user.AccountId, app), HubFixture.Password, user.Email!);
        await trail.OneAsync("grant.consent", app, async () =>
        {
            var (asked, _) = await browser.OpenAsync($"{Authorize}client_id={app}&scope=openid%20profile");
            var address = asked.Headers.Location!.ToString();
            var (_, page) = await browser.OpenAsync(address);
            await browser.SubmitAsync(page, address, "answer", ("answer", "allow"));
        });
        var own = new AuditWatch(hub, Actor.Account(user.AccountId), HubFixture.Password, user.Email!);
        await own.OneAsync("grant.withdraw", app, async () =>
        {
            var (_, page) = await browser.OpenAsync("/account/applications");
            await browser.SubmitAsync(page, "/account/applications", "client");
        });
        foreach (var (answer, action) in new[] { ("allow", "device.allow"), ("deny", "device.deny") })
        {
            var television = new AuditWatch(hub, Actor.Account(user.AccountId, device), HubFixture.Password, user.Email!);
            await television.OneAsync(action, device, async () =>
            {
                var codes = await DeviceAsync(device);
                television.Secrets.AddRange([codes.GetProperty("device_code").GetString()!, codes.GetProperty("user_code").GetString()!]);
                var (_, page) = await browser.OpenAsync(new Uri(codes.GetProperty("verification_uri_complete").GetString()!).PathAndQuery);
                await browser.SubmitAsync(page, "/device", "answer", ("answer", answer));
            });
        }
    }

    private static async Task FormAsync(PageBrowser browser, string path, string field, params (string Name, string Value)[] values)
    {
        var (_, page) = await browser.OpenAsync(path);
        await browser.SubmitAsync(page, path, field, values);
    }

    private static async Task SecondAsync(PageBrowser browser, string email, string code, params (string Name, string Value)[] more)
    {
        var next = (await browser.PasswordAsync(email, NewPassword)).Headers.Location!.ToString();
        await FormAsync(browser, next, "code", [("code", code), .. more]);
    }

    private static IEnumerable<KeyValuePair<string, string>> FieldsOf(AngleSharp.Dom.IDocument page, string action) =>
        page.QuerySelector($"form[action='{action}']").ShouldNotBeNull(action).QuerySelectorAll("input")
            .Where(input => input.HasAttribute("name")).Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value") ?? ""));

    private async Task<string> SessionAsync(HubUser user) =>
        (await hub.Hub.ScopedAsync<SessionDirectory, IReadOnlyList<HubSession>>(sessions => sessions.ListAsync(user.AccountId, default)))[0].Id.ToString();

    private async Task RegisterAsync(ClientDefinition client) =>
        (await hub.Hub.ScopedAsync<ClientRegistry, bool>(async clients => (await clients.ApplyAsync(client, Actor.Hub("test"), default)).Refusal is null)).ShouldBeTrue();

    private async Task<JsonElement> DeviceAsync(string client)
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        using var content = new FormUrlEncodedContent([new("client_id", client), new("scope", "openid profile")]);
        using var response = await http.PostAsync(new Uri("/connect/device", UriKind.Relative), content);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
