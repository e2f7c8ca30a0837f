using System.Text.RegularExpressions;
using IdentityHub.Client;
using IdentityHub.EndToEnd.Browsing;
using IdentityHub.Protos.Change.V1;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Consent.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Merge.V1;
using IdentityHub.Protos.Party.V1;
using IdentityHub.Protos.Record.V1;

namespace IdentityHub.EndToEnd.Thread;

/// <summary>One shopper, from registering at the shop to signing out everywhere.</summary>
[Collection(DemoCollection.Name)]
public sealed class WholeThreadTests(DemoFixture demo)
{
    private const string Email = "rosa.winter@example.com", Password = "Quiet-Harbour-77";

    [Fact]
    public async Task A_shopper_registers_is_known_everywhere_withdraws_and_signs_out_of_both_sites_at_once()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var profile = await demo.NewProfileAsync();
        var rosa = new Visitor(await profile.NewPageAsync(), demo.Options);
        using var service = Service();

        // She registers from the shop and is sent back signed in, with a customer number and a GPID.
        await rosa.OpenShopAsync();
        await rosa.FollowAsync("Register");
        rosa.Where.ShouldEndWith("/register");
        await rosa.RegisterAsync("Rosa", "Winter", Email, Password, "newsletter:email");
        rosa.Where.ShouldBe(new Uri(demo.Options.Storefront, "my-account").ToString());
        var number = await rosa.TextAsync(".number");
        var gpid = await rosa.TextAsync(".gpid");
        number.ShouldStartWith("C-");
        gpid.ShouldStartWith("gpid_");

        // The forum knows her without a prompt, and by the same GPID.
        await rosa.OpenForumAsync();
        (await rosa.TextAsync("nav .who")).ShouldContain("Rosa Winter");
        await rosa.OpenForumAsync("me");
        (await rosa.TextAsync(".gpid")).ShouldBe(gpid);

        // She proves her address with the link in the mail.
        await rosa.OpenHubAsync("outbox");
        await rosa.Page.Locator("article", new() { HasText = Email }).GetByRole(Microsoft.Playwright.AriaRole.Link).First.ClickAsync();
        await rosa.PressAsync("Yes, this address is mine");
        (await rosa.TextAsync("h1")).ShouldBe("Thank you, it is confirmed");

        // A record of hers arrives from the CRM and joins the same party; any key finds it.
        var record = new SourceRecord
        {
            Key = new SourceKey { System = "crm", Key = "CRM-ROSA-1" },
            Attributes = new Attributes { Name = new PersonName { Given = "Rosa", Family = "Winter" }, Emails = { new EmailAddress { Value = Email, Verified = true } } },
        };
        var receipt = await service.Records.UpsertAsync(new UpsertRequest { Record = record }, cancellationToken: cancellation);
        receipt.Receipt.Gpid.ShouldBe(gpid);
        foreach (var (system, key) in new[] { ("crm", "CRM-ROSA-1"), ("storefront", number) })
        {
            var lookup = new LookupRequest { Key = new SourceKey { System = system, Key = key }, Consistency = Fresh() };
            (await service.Identities.LookupAsync(lookup, cancellationToken: cancellation)).Gpid.ShouldBe(gpid);
        }
        var party = (await service.Parties.GetAsync(new GetRequest { Gpid = gpid, Consistency = Fresh() }, cancellationToken: cancellation)).Party;
        party.Profile.Name.Family.ShouldBe("Winter");
        (await DecideAsync(service, gpid, cancellation)).Verdict.ShouldBe(Verdict.Allow);

        // She withdraws on her account page; the next decision denies and says why, at the shop too.
        await rosa.OpenHubAsync("account/consents");
        await rosa.Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { NameRegex = new Regex("^Withdraw.*Newsletter, e-mail$") }).ClickAsync();
        (await rosa.TextAsync("[role=status]")).ShouldContain("Withdrawn");
        var denied = await DecideAsync(service, gpid, cancellation);
        denied.Verdict.ShouldBe(Verdict.Deny);
        denied.Reasons.ShouldNotBeEmpty();
        await rosa.OpenShopAsync("my-account");
        (await rosa.Page.Locator("[data-decision]").GetAttributeAsync("data-decision")).ShouldBe("deny");

        await MergeAndUnmergeAsync(service, gpid, cancellation);

        // Signing out at the shop signs her out of the forum and of the hub.
        await rosa.PressAsync("Sign out");
        await rosa.Page.ArriveAsync(new Uri(demo.Options.Storefront, "/").ToString());
        await rosa.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Sign in" }).WaitForAsync();
        await ShouldBeGuestAsync(rosa);
        await rosa.OpenHubAsync("account");
        rosa.Where.ShouldEndWith("/sign-in");
    }

    // Two parties are merged and unmerged: old ids redirect, every decision stays right, and a watcher is told of both.
    private static async Task MergeAndUnmergeAsync(IdentityHubClient service, string gpid, CancellationToken cancellation)
    {
        var key = new SourceKey { System = "crm", Key = "CRM-OTTO-1" };
        var record = new SourceRecord { Key = key, Attributes = new Attributes { Name = new PersonName { Given = "Otto", Family = "Sommer" } } };
        var otto = (await service.Records.UpsertAsync(new UpsertRequest { Record = record }, cancellationToken: cancellation)).Receipt.Gpid;
        otto.ShouldNotBe(gpid);

        var order = new MergeRequest { SurvivorGpid = gpid, AbsorbedGpid = otto, Reason = "One household, said the desk." };
        var merged = await service.Merges.MergeAsync(order, cancellationToken: cancellation);
        merged.AbsorbedGpid.ShouldBe(otto);
        var found = await service.Identities.LookupAsync(new LookupRequest { Key = key, Consistency = Fresh() }, cancellationToken: cancellation);
        found.Gpid.ShouldBe(gpid);
        var redirected = await service.Parties.GetAsync(new GetRequest { Gpid = otto, Consistency = Fresh() }, cancellationToken: cancellation);
        redirected.Redirected.ShouldBeTrue();
        redirected.Party.Gpid.ShouldBe(gpid);
        (await DecideAsync(service, otto, cancellation)).Verdict.ShouldBe(Verdict.Deny);

        await service.Merges.UnmergeAsync(new UnmergeRequest { MergeId = merged.MergeId, Reason = "Two people after all." }, cancellationToken: cancellation);
        found = await service.Identities.LookupAsync(new LookupRequest { Key = key, Consistency = Fresh() }, cancellationToken: cancellation);
        found.Gpid.ShouldBe(otto);
        (await DecideAsync(service, gpid, cancellation)).Verdict.ShouldBe(Verdict.Deny);

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        var told = new List<ChangeKind>();
        var watch = new WatchRequest { Kinds = { ChangeKind.PartyMerged, ChangeKind.PartyRestored } };
        await foreach (var message in service.WatchAsync(watch, patience.Token))
        {
            if (message.Event is { } change && change.Merge?.AbsorbedGpid == otto)
                told.Add(change.Kind);
            if (told.Count == 2)
                break;
        }
        told.ShouldBe([ChangeKind.PartyMerged, ChangeKind.PartyRestored]);
    }

    // The logout notice travels behind the browser's back: look until it has arrived.
    private static async Task ShouldBeGuestAsync(Visitor visitor)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        do
        {
            await visitor.OpenForumAsync();
            if (await visitor.Page.Locator("nav .who").CountAsync() == 0)
                return;
        }
        while (await tick.WaitForNextTickAsync(patience.Token));
    }

    private static async Task<ConsentDecision> DecideAsync(IdentityHubClient service, string gpid, CancellationToken cancellation)
    {
        var question = new DecisionQuestion { Gpid = gpid, Purpose = "newsletter", Channel = Channel.Email, ContactPoint = new ContactPoint { Kind = ContactPointKind.Email, Value = Email } };
        return (await service.Consents.DecideAsync(new DecideRequest { Question = question, Consistency = Fresh() }, cancellationToken: cancellation)).Decision;
    }

    private static Consistency Fresh() => new() { FullyConsistent = true };

    private IdentityHubClient Service() => new(new IdentityHubClientOptions
    {
        Address = demo.Options.Grpc,
        Issuer = demo.Options.Hub,
        ClientId = "demo-service",
        ClientSecret = "demo-service-secret",
        Scopes = { "party.read", "records.write", "consent.read", "merge", "changes.read" },
    });
}
