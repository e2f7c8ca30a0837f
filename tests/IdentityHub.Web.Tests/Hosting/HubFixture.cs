using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Mail;
using IdentityHub.Accounts.Registration;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId;
using IdentityHub.OpenId.Clients;
using IdentityHub.Testing.Hosting;
using IdentityHub.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(HubFixture))]

namespace IdentityHub.Web.Tests.Hosting;

/// <summary>One running hub with a shopper, an administrator, a client and a purpose.</summary>
public sealed class HubFixture : IAsyncLifetime
{
    public const string Shopper = "grace@example.com", Administrator = "root@example.com", Password = "Compilers-For-All-1952";
    private static readonly Actor Test = Actor.Hub("test");
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<string, Queue<string>> codes = [];
    private RunningHub? hub;

    public Uri Address => hub!.Web;

    public RunningHub Hub => hub!;

    public async ValueTask InitializeAsync()
    {
        hub = await RunningHub.StartAsync(settings: [("Hub:Demo:Outbox", "true"), ("Hub:Accounts:HashMemoryKiB", "64")]);
        var cancellation = CancellationToken.None;
        (await hub.ScopedAsync<ConsentCatalog, bool>(async catalog => (await catalog.UpsertAsync(
            new Purpose(new PurposeId("newsletter"), "Newsletter", PurposeKind.Promotional, LegalBasis.Consent, [Channel.Email],
                [new PurposeText("en", 1, "Newsletter", "News twice a month."), new PurposeText("de", 1, "Rundbrief", "Neues zweimal im Monat.")]),
            Test, cancellation)).Refusal is null)).ShouldBeTrue();
        (await hub.ScopedAsync<ShopperSeed, bool>(async seed =>
            (await seed.RunAsync(new NewAccount(Shopper, Password, "Grace", "Hopper") { EmailVerified = true }, Test, cancellation)).Refusal is null)).ShouldBeTrue();
        (await hub.ScopedAsync<AccountRegistration, bool>(async accounts =>
            (await accounts.CreateAsync(new NewAccount(Administrator, Password, "Root", "Admin") { EmailVerified = true, Roles = [HubRoles.Administrator] }, Test, cancellation)).Refusal is null)).ShouldBeTrue();
        await EnrolAsync(Administrator);
        (await hub.ScopedAsync<ClientRegistry, bool>(async clients => (await clients.ApplyAsync(
            new ClientDefinition("shop", "Shop", ClientKind.Confidential)
            {
                ChosenSecret = "shop-secret",
                RedirectUris = [new("https://shop.example/cb")],
                Scopes = ["openid", "profile", "email"],
                Branding = new ClientBranding("Corner Shop", "#8a4b2f"),
            }, Test, cancellation)).Refusal is null)).ShouldBeTrue();
    }

    /// <summary>A new browser without cookies.</summary>
    public PageBrowser Browse(string language = "en") => new(Address, language, NextCodeAsync);

    /// <summary>A shopper of a test's own, who may be changed and deleted.</summary>
    public async Task<HubUser> NewShopperAsync(bool verified = true, string? password = Password) => (await Hub.ScopedAsync<ShopperSeed, Kernel.Outcomes.Outcome<HubUser>>(seed =>
        seed.RunAsync(new NewAccount($"{Guid.NewGuid():n}@example.com", password, "Mary", "Somerville") { EmailVerified = verified }, Test, CancellationToken.None))).Value;

    /// <summary>An administrator of a test's own, with an authenticator.</summary>
    public async Task<HubUser> NewAdministratorAsync()
    {
        var user = await NewStaffAsync(HubRoles.Administrator);
        await EnrolAsync(user.Email!);
        return user;
    }

    /// <summary>A steward of a test's own, without a second factor.</summary>
    public Task<HubUser> NewStewardAsync() => NewStaffAsync(HubRoles.Steward);

    private async Task<HubUser> NewStaffAsync(string role) => (await Hub.ScopedAsync<AccountRegistration, Kernel.Outcomes.Outcome<HubUser>>(accounts =>
        accounts.CreateAsync(new NewAccount($"{Guid.NewGuid():n}@example.com", Password, "Mary", "Somerville") { EmailVerified = true, Roles = [role] }, Test, CancellationToken.None))).Value;

    /// <summary>Gives the account an authenticator with this secret.</summary>
    public async Task<byte[]> EnrolAsync(string email)
    {
        var secret = System.Security.Cryptography.RandomNumberGenerator.GetBytes(Totp.SecretLength);
        await Hub.ScopedAsync<AccountDirectory, bool>(async accounts =>
        {
            var user = (await accounts.FindByEmailAsync(email, CancellationToken.None))!;
            return await Hub.ScopedAsync<Authenticator, bool>(async authenticator =>
            {
                await authenticator.SeedAsync(user.AccountId, secret, Test, CancellationToken.None);
                return true;
            });
        });
        return secret;
    }

    /// <summary>A recovery code that wasn't used yet: codes of the clock are good once in half a minute, and tests are faster.</summary>
    public async Task<string> NextCodeAsync(string email)
    {
        await gate.WaitAsync();
        try
        {
            var left = codes.TryGetValue(email, out var known) ? known : codes[email] = new Queue<string>();
            if (left.Count == 0)
            {
                var user = (await Hub.ScopedAsync<AccountDirectory, HubUser?>(accounts => accounts.FindByEmailAsync(email, CancellationToken.None)))!;
                // New codes end the earlier ones: those that another test holds are used first.
                if (known is not null)
                    await Testing.Waiting.UntilAsync(async () => await Hub.ScopedAsync<RecoveryCodes, int>(recovery => recovery.LeftAsync(user.AccountId, CancellationToken.None)) == 0);
                foreach (var code in await Hub.ScopedAsync<RecoveryCodes, IReadOnlyList<string>>(recovery => recovery.RenewAsync(user.AccountId, CancellationToken.None)))
                    left.Enqueue(code);
            }
            return left.Dequeue();
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The newest mail to an address that has the words in its subject and its text, waited for.</summary>
    public async Task<MailMessage> MailAsync(string to, string subject, string text = "")
    {
        MailMessage? found = null;
        await Testing.Waiting.UntilAsync(() => (found = Hub.Services.GetRequiredService<MailOutbox>().Sent().Select(sent => sent.Message)
            .FirstOrDefault(mail => mail.To == to && mail.Subject.Contains(subject, StringComparison.OrdinalIgnoreCase) && mail.Text.Contains(text, StringComparison.Ordinal))) is not null);
        return found!;
    }

    /// <summary>Path and query of the link in a mail.</summary>
    public static string LinkIn(MailMessage mail) => new Uri(mail.Text.Split().First(word => word.StartsWith("http", StringComparison.Ordinal))).PathAndQuery;

    /// <summary>Makes every session of the account look as if it had begun earlier.</summary>
    public Task AgeSessionsAsync(AccountId account, TimeSpan by) => Hub.ScopedAsync<Storage.HubDbContext, int>(db =>
    {
        var (id, microseconds) = (account.Value.ToByteArray(true), (long)by.TotalMicroseconds);
        return db.Database.ExecuteSqlAsync($"UPDATE hub_session SET authenticated_at = authenticated_at - {microseconds} WHERE account_id = {id}");
    });

    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        if (hub is not null)
            await hub.DisposeAsync();
    }
}
