using System.Net;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.OpenId.Keys;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Pages;

/// <summary>The administrators' page of signing keys.</summary>
public sealed class KeyPageTests(HubFixture hub)
{
    [Fact]
    public async Task S071_an_administrator_replaces_a_key_early_and_drops_one_at_once_with_a_reason_on_record()
    {
        var administrator = await hub.NewAdministratorAsync();
        using var browser = await hub.Browse().AsAsync(administrator.Email!);
        var (_, page) = await browser.OpenAsync("/admin/keys");
        page.QuerySelectorAll("section.card").Length.ShouldBe(4);
        var before = page.QuerySelectorAll("code").Select(code => code.TextContent).ToHashSet();

        (await browser.SubmitAsync(page, "/admin/keys", "use", ("use", nameof(KeyUse.AccessTokens)))).Response.Headers.Location!.ToString().ShouldBe("/admin/keys?done=rotated");
        var (_, rotated) = await browser.OpenAsync("/admin/keys?done=rotated");
        var made = rotated.QuerySelectorAll("code").Select(code => code.TextContent).Single(key => !before.Contains(key));
        await Testing.Waiting.UntilAsync(async () => (await PublishedAsync()).Contains(made, StringComparison.Ordinal));

        (await browser.SubmitAsync(rotated, "/admin/keys", "key", ("key", made), ("reason", "A laptop is gone"))).Response.Headers.Location!.ToString().ShouldBe("/admin/keys?done=revoked");
        (await browser.OpenAsync("/admin/keys")).Page.DocumentElement.TextContent.ShouldNotContain(made);
        await Testing.Waiting.UntilAsync(async () => !(await PublishedAsync()).Contains(made, StringComparison.Ordinal));
        (await browser.SubmitAsync(rotated, "/admin/keys", "key", ("key", made), ("reason", ""))).Response.Headers.Location!.ToString().ShouldBe("/admin/keys?done=unknown");

        var entries = (await hub.Hub.ScopedAsync<IAuditTrail, IReadOnlyList<(long, DateTimeOffset, AuditEntry Entry)>>(trail => trail.ReadAsync(made, null, 10, default))).Select(entry => entry.Entry).ToList();
        entries.Select(entry => entry.Action).ShouldBe(["key.revoke", "key.rotate"]);
        entries.ShouldAllBe(entry => entry.Actor == Actor.Account(administrator.AccountId, null) && entry.RemoteAddress != null);
        entries[0].Detail.ShouldBe("AccessTokens: A laptop is gone");
    }

    [Fact]
    public async Task Who_signed_in_long_ago_proves_themself_first_and_comes_back()
    {
        var administrator = await hub.NewAdministratorAsync();
        using var browser = await hub.Browse().AsAsync(administrator.Email!);
        var (_, page) = await browser.OpenAsync("/admin/keys");
        await hub.AgeSessionsAsync(administrator.AccountId, TimeSpan.FromMinutes(11));
        (await browser.SubmitAsync(page, "/admin/keys", "use")).Response.Headers.Location!.ToString().ShouldBe("/step-up?returnUrl=%2Fadmin%2Fkeys");
        (await browser.SubmitAsync(page, "/admin/keys", "reason", ("reason", "x"))).Response.Headers.Location!.ToString().ShouldBe("/step-up?returnUrl=%2Fadmin%2Fkeys");
    }

    [Fact]
    public async Task Nobody_but_administrators_sees_keys_and_a_form_of_another_site_does_nothing()
    {
        using var shopper = await hub.Browse().AsAsync(HubFixture.Shopper);
        (await shopper.OpenAsync("/admin/keys")).Response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var browser = await hub.Browse().AsAsync((await hub.NewAdministratorAsync()).Email!);
        (await browser.PostAsync("/admin/keys/rotate", [KeyValuePair.Create("use", "AccessTokens")])).Response.Headers.Location!.ToString().ShouldBe("/admin/keys?done=stale");
        (await browser.PostAsync("/admin/keys/revoke", [KeyValuePair.Create("key", "any")])).Response.Headers.Location!.ToString().ShouldBe("/admin/keys?done=stale");
    }

    private async Task<string> PublishedAsync()
    {
        using var http = new HttpClient { BaseAddress = hub.Address };
        return await http.GetStringAsync(new Uri("/.well-known/jwks", UriKind.Relative), TestContext.Current.CancellationToken);
    }
}
