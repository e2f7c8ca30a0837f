using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.Mail;
using IdentityHub.Accounts.Registration;
using IdentityHub.Journeys.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.OpenId;
using Microsoft.AspNetCore.WebUtilities;

namespace IdentityHub.Demo.Seeding;

/// <summary>The demo's people.</summary>
internal static class DemoAccounts
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly NewAccount[] Staff =
    [
        new("steward@example.com", "Steward-1815", "Stefan", "Steward") { EmailVerified = true, Roles = [HubRoles.Steward] },
        new("admin@example.com", "Babbage-1815", "Charles", "Babbage") { EmailVerified = true, Roles = [HubRoles.Administrator] },
        new("agent@example.com", "Agent-1815", "Agnes", "Agent") { EmailVerified = true, Roles = [HubRoles.Agent] },
    ];

    /// <summary>Makes them; a shopper through the same journey as everybody, the mail included.</summary>
    public static async Task MakeAsync(IServiceProvider services, Actor actor, CancellationToken cancellation)
    {
        foreach (var account in Staff)
        {
            await using var scope = services.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<AccountDirectory>().FindByEmailAsync(account.Email, cancellation) is not null)
                continue;
            Seeded.OrThrow(await scope.ServiceProvider.GetRequiredService<AccountRegistration>().CreateAsync(account, actor, cancellation), account.Email);
        }

        await using (var scope = services.CreateAsyncScope())
        {
            var purpose = DemoPurposes.All[0].TextFor("en");
            var form = new RegistrationForm("ada@example.com", "Lovelace-1815", "Ada", "Lovelace", "en", "storefront",
                [new TickedConsent("newsletter", "email")], new FormEvidence("register", "1", "en", purpose.Hash, null, null));
            Seeded.OrThrow(await scope.ServiceProvider.GetRequiredService<Register>().RunAsync(form, cancellation), form.Email);
        }
        await VerifyAsync(services, "ada@example.com", cancellation);
    }

    // Follows the link in the mail, as Ada would.
    private static async Task VerifyAsync(IServiceProvider services, string email, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var outbox = services.GetRequiredService<MailOutbox>();
        string? link;
        while ((link = LinkTo(outbox, email)) is null)
            await tick.WaitForNextTickAsync(patience.Token);

        var query = QueryHelpers.ParseQuery(new Uri(link).Query);
        await using var scope = services.CreateAsyncScope();
        Seeded.OrThrow(await scope.ServiceProvider.GetRequiredService<VerifyEmail>().RunAsync(query["account"], query["token"], cancellation), email);
    }

    private static string? LinkTo(MailOutbox outbox, string email) =>
        outbox.Sent().Where(sent => sent.Message.To == email)
            .SelectMany(sent => sent.Message.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(word => word.Contains("/verify-email?", StringComparison.Ordinal));
}
