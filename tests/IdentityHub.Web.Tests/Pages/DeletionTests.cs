using System.Net;
using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Consent.Privacy;
using IdentityHub.Journeys.Accounts;
using IdentityHub.Journeys.Erasing;
using IdentityHub.Kernel.Actors;
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
        (await RequestAsync(user)).State.ShouldBe(PrivacyRequestState.Cancelled, "who comes back wants to stay");
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

        await hub.Hub.ScopedAsync<PrivacyDesk, bool>(async desk => (await desk.ExecuteAsync((await RequestAsync(user)).Id, null, Actor.Client("desk"), default)).Refusal is null);
        (await EraseAsync(user)).ShouldBeTrue();

        (await hub.Hub.ScopedAsync<AccountDirectory, HubUser?>(accounts => accounts.FindAsync(user.AccountId, default))).ShouldBeNull();
        var id = user.Id.ToByteArray(true);
        (await hub.Hub.ScopedAsync<HubDbContext, List<int>>(db => db.Database.SqlQuery<int>(
            $"SELECT (SELECT COUNT(*) FROM account_authenticator WHERE account_id = {id}) + (SELECT COUNT(*) FROM account_recovery_code WHERE account_id = {id}) AS \"Value\"").ToListAsync()))[0].ShouldBe(0);
        var record = user.OwnRecordId!.Value.ToByteArray(true);
        (await hub.Hub.ScopedAsync<HubDbContext, List<bool>>(db => db.Database.SqlQuery<bool>($"SELECT deleted AS \"Value\" FROM source_record WHERE id = {record}").ToListAsync()))[0].ShouldBeTrue();
        (await RequestAsync(user)).Certificate.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Deleting_needs_a_recent_proof_and_the_form_of_our_page()
    {
        var user = await hub.NewShopperAsync();
        using var browser = await hub.Browse().AsAsync(user.Email!);
        (await browser.PostAsync("/account/data/erase", [KeyValuePair.Create("sure", "on")])).Response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await hub.AgeSessionsAsync(user.AccountId, TimeSpan.FromMinutes(11));

        (await browser.OpenAsync("/account/delete")).Response.Headers.Location!.ToString().ShouldBe("/account/data/erase");
        (await browser.OpenAsync("/account/data/erase")).Response.Headers.Location!.ToString().ShouldBe("/step-up?returnUrl=%2Faccount%2Fdata%2Ferase");
        (await browser.IsSignedInAsync()).ShouldBeTrue();
    }

    /// <summary>What the hub does by itself, when the day has come; true when the account is gone.</summary>
    private async Task<bool> EraseAsync(HubUser user)
    {
        (await hub.Hub.ScopedAsync<EraseAccount, bool>(async erase => (await erase.RunAsync(user.AccountId, default)).Value)).ShouldBeFalse("the request does it, with everything else");
        var request = await RequestAsync(user);
        await hub.Hub.ScopedAsync<ErasureRun, bool>(async run =>
        {
            await run.RunAsync(request.Id, default);
            return true;
        });
        return await hub.Hub.ScopedAsync<AccountDirectory, HubUser?>(accounts => accounts.FindAsync(user.AccountId, default)) is null;
    }

    private Task<PrivacyRequest> RequestAsync(HubUser user) => hub.Hub.ScopedAsync<PrivacyDesk, PrivacyRequest>(
        async desk => (await desk.ListAsync(new PrivacyRequestFilter { Account = user.AccountId }, null, 1, default))[0].Request);

    private static async Task<AngleSharp.Dom.IDocument> DeleteAsync(PageBrowser browser)
    {
        var (_, page) = await browser.OpenAsync("/account/data/erase");
        return (await browser.PostAsync("/account/data/erase", Fields(page, "/account/data/erase").Append(KeyValuePair.Create("sure", "on")))).Page;
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(AngleSharp.Dom.IDocument page, string action) =>
        page.QuerySelectorAll("form").First(form => form.GetAttribute("action") == action).QuerySelectorAll("input:not([type=checkbox])")
            .Select(input => KeyValuePair.Create(input.GetAttribute("name")!, input.GetAttribute("value")!));
}
