using System.Net;
using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.OpenId;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Pages;

/// <summary>Who manages clients, keys, looks and roles has proven themself just now; and roles are given and taken.</summary>
public sealed class RoleAndStepUpTests(HubFixture hub)
{
    [Theory]
    [InlineData("/admin/clients/new")]
    [InlineData("/admin/clients/edit?clientId=shop")]
    [InlineData("/admin/clients/look?client=shop")]
    public async Task S020_who_signed_in_long_ago_steps_up_before_a_form_that_changes_clients_and_comes_back_to_it(string path)
    {
        var administrator = await hub.NewAdministratorAsync();
        using var browser = await hub.Browse().AsAsync(administrator.Email!);
        var (shown, page) = await browser.OpenAsync(path);
        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
        await hub.AgeSessionsAsync(administrator.AccountId, TimeSpan.FromMinutes(11));

        var asked = $"/step-up?returnUrl={Uri.EscapeDataString(path)}";
        (await browser.OpenAsync(path)).Response.Headers.Location!.ToString().ShouldBe(asked);
        (await browser.SubmitAsync(page, path, path.Contains("look", StringComparison.Ordinal) ? "displayName" : "name")).Response.Headers.Location!.ToString().ShouldBe(asked);
        (await browser.OpenAsync("/admin/clients")).Response.StatusCode.ShouldBe(HttpStatusCode.OK, "looking needs none");

        var (_, stepUp) = await browser.OpenAsync(asked);
        var (proven, _) = await browser.SubmitAsync(stepUp, asked, "code", ("password", HubFixture.Password), ("code", await hub.NextCodeAsync(administrator.Email!)));
        proven.Headers.Location!.ToString().ShouldBe(path);
        (await browser.OpenAsync(path)).Response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task S020_a_secret_is_not_replaced_and_roles_are_not_given_by_who_signed_in_long_ago()
    {
        var (administrator, person) = (await hub.NewAdministratorAsync(), await hub.NewShopperAsync());
        using var browser = await hub.Browse().AsAsync(administrator.Email!);
        var (_, clients) = await browser.OpenAsync("/admin/clients");
        var (_, account) = await browser.OpenAsync($"/admin/sessions?account={person.AccountId}");
        await hub.AgeSessionsAsync(administrator.AccountId, TimeSpan.FromMinutes(11));

        (await browser.SubmitAsync(clients, "/admin/clients", "clientId")).Response.Headers.Location!.ToString().ShouldBe("/step-up?returnUrl=%2Fadmin%2Fclients");
        (await browser.SubmitAsync(account, "/admin/sessions", "role", ("role", HubRoles.Administrator))).Response.Headers.Location!.ToString()
            .ShouldBe($"/step-up?returnUrl={Uri.EscapeDataString($"/admin/sessions?account={person.AccountId}")}");
        (await RolesAsync(person)).ShouldBeEmpty();
    }

    [Fact]
    public async Task S100_roles_are_given_and_taken_on_record_and_hold_from_the_next_page_with_a_second_factor()
    {
        var (administrator, person) = (await hub.NewAdministratorAsync(), await hub.NewShopperAsync());
        using var browser = await hub.Browse().AsAsync(administrator.Email!);
        using var theirs = await hub.Browse().AsAsync(person.Email!);
        var address = $"/admin/sessions?account={person.AccountId}";
        (await theirs.OpenAsync("/steward")).Response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var (_, page) = await browser.OpenAsync(address);
        (await browser.SubmitAsync(page, address, "role", ("role", HubRoles.Steward))).Response.Headers.Location!.ToString().ShouldBe($"{address}&done=roles");
        (await RolesAsync(person)).ShouldBe([HubRoles.Steward]);
        var (set, _) = await theirs.OpenAsync("/steward");
        set.Headers.Location!.ToString().ShouldBe("/account/security?done=needed", "a role is nothing without a second factor");

        var (_, again) = await browser.OpenAsync(address);
        again.QuerySelectorAll("input[name=role][checked]").Length.ShouldBe(1);
        (await browser.PostAsync("/admin/sessions/roles", again.QuerySelectorAll("form[action^='/admin/sessions/roles'] input[type=hidden]")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)))).Response.Headers.Location!.ToString().ShouldEndWith("done=roles");
        (await RolesAsync(person)).ShouldBeEmpty();
        (await theirs.OpenAsync("/steward")).Response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        var entries = (await hub.Hub.ScopedAsync<IAuditTrail, IReadOnlyList<(long, DateTimeOffset, AuditEntry Entry)>>(trail => trail.ReadAsync(person.AccountId.ToString(), null, 20, default)))
            .Select(found => found.Entry).Where(entry => entry.Action == "account.roles.change").ToList();
        entries.Select(entry => entry.Detail).ShouldBe(["-steward", "+steward"]);
        entries.ShouldAllBe(entry => entry.Actor == Actor.Account(administrator.AccountId, null) && entry.RemoteAddress != null);
    }

    [Fact]
    public async Task Nobody_changes_their_own_roles_gives_one_to_an_unproven_address_or_by_another_sites_form()
    {
        var (administrator, unproven) = (await hub.NewAdministratorAsync(), await hub.NewShopperAsync(verified: false));
        using var browser = await hub.Browse().AsAsync(administrator.Email!);
        var (_, own) = await browser.OpenAsync($"/admin/sessions?account={administrator.AccountId}");
        own.QuerySelector("input[name=role]").ShouldBeNull();
        own.QuerySelector("#roles")!.ParentElement!.TextContent.ShouldContain("Administrator");
        var (_, page) = await browser.OpenAsync($"/admin/sessions?account={unproven.AccountId}");
        var genuine = page.QuerySelectorAll("form[action^='/admin/sessions/roles'] input[type=hidden]").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)).ToList();
        async Task<string> PostAsync(IEnumerable<KeyValuePair<string, string>> fields) =>
            (await browser.PostAsync("/admin/sessions/roles", fields)).Response.Headers.Location!.ToString();

        (await PostAsync(genuine.Append(KeyValuePair.Create("role", HubRoles.Agent)))).ShouldEndWith("done=no-role");
        (await PostAsync(genuine.Select(field => field.Key == "account" ? KeyValuePair.Create(field.Key, administrator.AccountId.ToString()) : field))).ShouldEndWith("done=own-roles");
        (await PostAsync(genuine.Where(field => field.Key == "account"))).ShouldEndWith("done=stale");
        (await RolesAsync(administrator)).ShouldBe([HubRoles.Administrator]);
        (await browser.OpenAsync($"/admin/sessions?account={unproven.AccountId}&done=no-role")).Page.QuerySelector("[role=alert]").ShouldNotBeNull();
    }

    private Task<IReadOnlyList<string>> RolesAsync(HubUser user) => hub.Hub.ScopedAsync<AccountDirectory, IReadOnlyList<string>>(accounts => accounts.RolesAsync(user.AccountId, CancellationToken.None));
}
