using System.Net;
using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Journeys.Accounts;
using IdentityHub.Storage;
using IdentityHub.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Web.Tests.Pages;

public sealed class DeletionTests(HubFixture hub)
{
    [Fact]
    public async Task A_deleted_account_is_closed_everywhere_at_once_and_comes_back_by_signing_in()
    {
        var user = await hub.NewShopperAsync();
        using var browser = await hub.Browse().AsAsync(user.Email!);
        using var phone = await hub.Browse().AsAsync(user.Email!);

        (await DeleteAsync(browser)).QuerySelector("h1")!.TextContent.ShouldBe("Your account is closed");

        (await phone.IsSignedInAsync()).ShouldBeFalse();
        (await browser.IsSignedInAsync()).ShouldBeFalse();
        (await hub.MailAsync(user.Email!, "deleted")).Text.ShouldContain("sign in before");
        var next = (await phone.PasswordAsync(user.Email!)).Headers.Location!.ToString();
        next.ShouldStartWith("/sign-in/reactivate");
        (await phone.IsSignedInAsync()).ShouldBeFalse("asked first");
        var (_, page) = await phone.OpenAsync(next);
        (await phone.PostAsync(next, Fields(page, next))).Response.Headers.Location!.ToString().ShouldBe("/account");
        (await phone.IsSignedInAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task S092_a_closed_account_answers_a_wrong_password_like_any_other()
    {
        var user = await hub.NewShopperAsync();
        using var browser = await hub.Browse().AsAsync(user.Email!);
        await DeleteAsync(browser);

        (await hub.Browse().PasswordAsync(user.Email!, "Not-The-Password-1")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task When_the_time_is_over_account_credentials_and_record_are_gone_and_not_before()
    {
        var user = await hub.NewShopperAsync();
        using var browser = await hub.Browse().AsAsync(user.Email!);
        await hub.EnrolAsync(user.Email!);
        await browser.AsAsync(user.Email!);
        await DeleteAsync(browser);
        (await EraseAsync(user)).ShouldBeFalse("its owner may come back");
        await hub.Hub.ScopedAsync<HubDbContext, int>(db => db.Set<HubUser>().Where(row => row.Id == user.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.EraseAfter, DateTimeOffset.UtcNow.AddMinutes(-1))));
        (await hub.Browse().PasswordAsync(user.Email!)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, "too late");

        (await EraseAsync(user)).ShouldBeTrue();

        (await hub.Hub.ScopedAsync<AccountDirectory, HubUser?>(accounts => accounts.FindAsync(user.AccountId, default))).ShouldBeNull();
        var id = user.Id.ToByteArray(true);
        (await hub.Hub.ScopedAsync<HubDbContext, List<int>>(db => db.Database.SqlQuery<int>(
            $"SELECT (SELECT COUNT(*) FROM account_authenticator WHERE account_id = {id}) + (SELECT COUNT(*) FROM account_recovery_code WHERE account_id = {id}) AS \"Value\"").ToListAsync()))[0].ShouldBe(0);
        var record = user.OwnRecordId!.Value.ToByteArray(true);
        (await hub.Hub.ScopedAsync<HubDbContext, List<bool>>(db => db.Database.SqlQuery<bool>($"SELECT deleted AS \"Value\" FROM source_record WHERE id = {record}").ToListAsync()))[0].ShouldBeTrue();
        (await EraseAsync(user)).ShouldBeFalse("once");
    }

    [Fact]
    public async Task Deleting_needs_a_recent_proof_and_the_form_of_our_page()
    {
        var user = await hub.NewShopperAsync();
        using var browser = await hub.Browse().AsAsync(user.Email!);
        (await browser.PostAsync("/account/delete", [])).Response.Headers.Location!.ToString().ShouldBe("/account/delete");
        await hub.AgeSessionsAsync(user.AccountId, TimeSpan.FromMinutes(11));

        (await browser.OpenAsync("/account/delete")).Response.Headers.Location!.ToString().ShouldBe("/step-up?returnUrl=%2Faccount%2Fdelete");
        (await browser.IsSignedInAsync()).ShouldBeTrue();
    }

    private Task<bool> EraseAsync(HubUser user) => hub.Hub.ScopedAsync<EraseAccount, bool>(async erase => (await erase.RunAsync(user.AccountId, default)).Value);

    private static async Task<AngleSharp.Dom.IDocument> DeleteAsync(PageBrowser browser)
    {
        var (_, page) = await browser.OpenAsync("/account/delete");
        return (await browser.PostAsync("/account/delete", Fields(page, "/account/delete"))).Page;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(AngleSharp.Dom.IDocument page, string action) =>
        page.QuerySelectorAll("form").First(form => form.GetAttribute("action") == action).QuerySelectorAll("input")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
}
