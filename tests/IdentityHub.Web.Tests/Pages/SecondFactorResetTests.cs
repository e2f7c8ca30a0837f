using IdentityHub.Accounts;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Web.Tests.Hosting;

namespace IdentityHub.Web.Tests.Pages;

/// <summary>Somebody lost every second factor, and an administrator helps.</summary>
public sealed class SecondFactorResetTests(HubFixture hub)
{
    [Fact]
    public async Task S096_a_reset_ends_every_session_tells_the_owner_is_on_record_and_leads_staff_to_a_new_factor()
    {
        var (administrator, steward) = (await hub.NewAdministratorAsync(), await StewardAsync());
        using var lost = await hub.Browse().AsAsync(steward.Email!);
        using var browser = await hub.Browse().AsAsync(administrator.Email!);
        var (_, page) = await browser.OpenAsync($"/admin/sessions?account={steward.Email}");
        page.QuerySelector("#factors")!.ParentElement!.TextContent.ShouldContain("authenticator app: yes");

        var form = page.QuerySelector("form[action^='/admin/sessions/reset-second-factor']")!;
        var (done, _) = await browser.PostAsync(form.GetAttribute("action")!,
            form.QuerySelectorAll("input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)));
        done.Headers.Location!.ToString().ShouldBe($"/admin/sessions?account={steward.AccountId}&done=reset");

        (await lost.IsSignedInAsync()).ShouldBeFalse();
        await hub.MailAsync(steward.Email!, "how you sign in", "removed the passkeys");
        using var again = hub.Browse();
        (await again.PasswordAsync(steward.Email!)).Headers.Location!.ToString().ShouldStartWith("/sign-in/set-up");
        (await again.IsSignedInAsync()).ShouldBeFalse();
        var entry = (await hub.Hub.ScopedAsync<IAuditTrail, IReadOnlyList<(long, DateTimeOffset, AuditEntry Entry)>>(trail => trail.ReadAsync(steward.AccountId.ToString(), null, 20, default)))
            .Select(found => found.Entry).Single(found => found.Action == "account.second-factor.reset");
        entry.Actor.ShouldBe(Actor.Account(administrator.AccountId));
        entry.RemoteAddress.ShouldNotBeNull();
    }

    [Fact]
    public async Task Nobody_resets_their_own_or_without_a_sign_in_of_late()
    {
        var (administrator, steward) = (await hub.NewAdministratorAsync(), await StewardAsync());
        using var browser = await hub.Browse().AsAsync(administrator.Email!);
        var (_, own) = await browser.OpenAsync($"/admin/sessions?account={administrator.AccountId}");
        own.QuerySelector("form[action^='/admin/sessions/reset-second-factor']").ShouldBeNull();
        var (_, page) = await browser.OpenAsync($"/admin/sessions?account={steward.AccountId}");
        var form = page.QuerySelector("form[action^='/admin/sessions/reset-second-factor']")!;
        var fields = form.QuerySelectorAll("input").Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!)).ToList();
        var forged = fields.Select(field => field.Key == "account" ? KeyValuePair.Create(field.Key, administrator.AccountId.ToString()) : field);
        (await browser.PostAsync("/admin/sessions/reset-second-factor", forged)).Response.Headers.Location!.ToString().ShouldEndWith("done=own");
        (await browser.PostAsync("/admin/sessions/reset-second-factor", fields.Where(field => field.Key == "account"))).Response.Headers.Location!.ToString().ShouldEndWith("done=stale");

        await hub.AgeSessionsAsync(administrator.AccountId, TimeSpan.FromMinutes(11));
        (await browser.PostAsync(form.GetAttribute("action")!, fields)).Response.Headers.Location!.ToString().ShouldStartWith("/step-up?returnUrl=%2Fadmin%2Fsessions%3Faccount");
        (await browser.OpenAsync($"/admin/sessions?account={steward.AccountId}")).Page.QuerySelector("#factors")!.ParentElement!.TextContent.ShouldContain("authenticator app: yes");
    }

    private async Task<HubUser> StewardAsync()
    {
        var steward = await hub.NewStewardAsync();
        await hub.EnrolAsync(steward.Email!);
        return steward;
    }
}
