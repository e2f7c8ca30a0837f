using System.Security.Cryptography;
using IdentityHub.Accounts.Registration;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Consent.Capture;
using IdentityHub.Consent.ContactPoints;
using IdentityHub.Consent.Purposes;
using IdentityHub.Journeys.Registration;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId;

namespace IdentityHub.Demo.Seeding;

/// <summary>The demo's people.</summary>
internal static class DemoAccounts
{
    private static readonly NewAccount Ada = new("ada@example.com", "Lovelace-1815", "Ada", "Lovelace") { EmailVerified = true };

    private static readonly NewAccount[] Staff =
    [
        new("steward@example.com", "Steward-1815", "Mary", "Somerville") { EmailVerified = true, Roles = [HubRoles.Steward] },
        new("admin@example.com", "Babbage-1815", "Charles", "Babbage") { EmailVerified = true, Roles = [HubRoles.Administrator] },
        new("agent@example.com", "Agent-1815", "Michael", "Faraday") { EmailVerified = true, Roles = [HubRoles.Agent] },
    ];

    /// <summary>Makes them; Ada with her record and party, and with the newsletter that she agreed to.</summary>
    public static async Task MakeAsync(IServiceProvider services, Actor actor, CancellationToken cancellation)
    {
        foreach (var account in Staff)
        {
            await using var scope = services.CreateAsyncScope();
            var user = Seeded.OrThrow(await scope.ServiceProvider.GetRequiredService<AccountRegistration>().CreateAsync(account, actor, cancellation), account.Email);
            // The page of the second step shows the code: in the demo the hub plays the app.
            await scope.ServiceProvider.GetRequiredService<Authenticator>().SeedAsync(user.AccountId, RandomNumberGenerator.GetBytes(Totp.SecretLength), actor, cancellation);
        }

        await using var shopper = services.CreateAsyncScope();
        var ada = Seeded.OrThrow(await shopper.ServiceProvider.GetRequiredService<ShopperSeed>().RunAsync(Ada, actor, cancellation), Ada.Email);
        var text = DemoPurposes.All[0].TextFor("en");
        var newsletter = new ConsentCapture(new ConsentSubject.OfSourceRecord(new SourceRecordId(ada.OwnRecordId!.Value)), DemoPurposes.Newsletter, Channel.Email,
            ContactPoint.OfEmail(Ada.Email), ConsentAction.Granted)
        {
            ByVerifiedOwner = true,
            Method = CaptureMethod.Form,
            CollectionPoint = "hub:register",
            Evidence = new("register", text.Version, text.Locale, text.Hash),
        };
        Seeded.OrThrow(await shopper.ServiceProvider.GetRequiredService<ConsentRecorder>().RecordAsync([newsletter], actor, null, cancellation), "consent");
    }
}
