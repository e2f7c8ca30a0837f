using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Jobs;
using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Grants;
using IdentityHub.OpenId.Sessions;
using IdentityHub.OpenId.SignOut;
using IdentityHub.OpenId.Tests.Hosting;
using Shouldly;
using Xunit;

namespace IdentityHub.OpenId.Tests;

/// <summary>Every ending of a session reaches its relying parties, on whatever node and after a restart, and leaves a record; statement 90.</summary>
public sealed class SessionEndings
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S090_every_ending_is_told_also_by_the_clock_and_by_a_node_that_started_later()
    {
        await using var sites = await LogoutReceiver.StartAsync();
        await using var front = await TestHub.StartAsync(new Dictionary<string, string?> { ["Hub:Sessions:Idle"] = "01:00:00", ["Hub:Sessions:Absolute"] = "05:00:00" });
        var endings = new Dictionary<string, SessionEnding>
        {
            ["logout"] = SessionEnding.SignedOut,
            ["password"] = SessionEnding.PasswordChanged,
            ["deletion"] = SessionEnding.AccountClosed,
            ["administrator"] = SessionEnding.Administrator,
            ["idle"] = SessionEnding.Idle,
        };
        var sessions = new Dictionary<string, SessionId>();
        var accounts = new Dictionary<string, AccountId>();
        foreach (var (site, ending) in endings)
        {
            await front.RegisterClientAsync(new ClientDefinition(site, site, ClientKind.Confidential)
            {
                ChosenSecret = "a-site-secret",
                RedirectUris = [new Uri(TestHub.RedirectUri)],
                Scopes = ["profile"],
                Consent = ClientConsent.Implicit,
                BackChannelLogoutUri = new Uri($"{sites.Address}/{site}"),
            });
            await front.RegisterPersonAsync($"{site}@example.com");
            using var browser = new Browser(front);
            await browser.SignInAsync($"{site}@example.com");
            using var rp = new RelyingParty(front, site, "a-site-secret");
            var id = Tokens.Read((await rp.SignInAsync("openid", browser)).IdToken).Payload;
            TypeId.TryParse<SessionId>(id.GetProperty("sid").GetString(), out var session).ShouldBeTrue();
            TypeId.TryParse<AccountId>(id.GetProperty("sub").GetString(), out var account).ShouldBeTrue();
            (sessions[site], accounts[site]) = (session, account);
            if (ending != SessionEnding.Idle)
                await front.WithAsync<SessionDirectory, int>(directory => directory.EndAllAsync(account, ending, Actor.Hub("tests"), null, Cancellation));
        }

        // Nobody comes back: the clock ends the last one, and the browser has no part in it.
        front.Time.Advance(TimeSpan.FromMinutes(61));
        await front.WithAsync<PruneSignOnJob, JobOutcome>(job => job.RunAsync(new JobLease(TypeId.New<JobId>(front.Time), default, 1, default), Cancellation));

        // The front node delivers nothing (it has no worker), as if it had died: one that starts now does, and tries again.
        sites.FailFirst("administrator");
        await using var worker = await TestHub.StartAsync(beside: front, worker: true);
        var received = await sites.WaitForAsync([.. endings.Keys]);

        foreach (var (site, ending) in endings)
        {
            Tokens.Read(received[site]).Payload.GetProperty("sid").GetString().ShouldBe(sessions[site].ToString());
            var record = await DeliveredAsync(front, accounts[site]);
            record.Session.Ending.ShouldBe(ending);
            record.Deliveries.Single().ClientId.ShouldBe(site);
        }
        (await DeliveredAsync(front, accounts["administrator"])).Deliveries.Single().Attempts.ShouldBe(2);
    }

    /// <summary>The record is written after the answer arrived: waits for it.</summary>
    private static async Task<EndedSession> DeliveredAsync(TestHub hub, AccountId account)
    {
        EndedSession ended = null!;
        await Testing.Waiting.UntilAsync(async () =>
        {
            ended = (await hub.WithAsync<SessionHistory, IReadOnlyList<EndedSession>>(history => history.ListAsync(account, 10, Cancellation))).Single();
            return ended.Deliveries.All(delivery => delivery.DeliveredAt is not null);
        });
        return ended;
    }
}
