using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Accounts.MailLinks;
using IdentityHub.Accounts.Registration;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Cli.Tests.Hosting;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Auditing;
using IdentityHub.Kernel.Ids;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId.Sessions;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace IdentityHub.Cli.Tests.Administration;

/// <summary><c>identityhub accounts</c>: the operator's way back in for a lone administrator, and roles.</summary>
public sealed class AccountsTests
{
    private const string Email = "root@example.com", Password = "Compilers-For-All-1952", Issuer = "https://id.example";
    private static readonly Actor Test = Actor.Hub("test");
    private static readonly string[] Settings = ["--set", $"Hub:Issuer={Issuer}", "--set", "Hub:Accounts:HashMemoryKiB=64"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S096_S100_a_lone_administrator_who_lost_every_second_factor_gets_back_in()
    {
        await using var hub = await HubCommandLine.CreateAsync();
        var account = await AdministratorAsync(hub, Password);
        var session = TypeId.New<SessionId>(TimeProvider.System);
        await hub.AskAsync<ISessionStore, bool>(async sessions =>
        {
            var now = DateTimeOffset.UtcNow;
            await sessions.AddAsync(new SessionRecord(session, account, now, now, now, now.AddDays(1), ["pwd", "otp", "mfa"], "Firefox on Linux", null, null), Cancellation);
            return true;
        });

        var reset = await hub.RunAsync(["accounts", "reset-second-factor", Email, .. Settings]);

        reset.Exit.ShouldBe(0, reset.Error);
        reset.Output.ShouldContain(account.ToString());
        reset.Output.ShouldContain("every session is ended");
        reset.Output.ShouldContain("new authenticator app or passkey");
        reset.Output.ShouldNotContain("ticket", Case.Insensitive, "who has a password needs no link");
        (await hub.AskAsync<Authenticator, bool>(authenticator => authenticator.IsEnrolledAsync(account, Cancellation))).ShouldBeFalse();
        (await hub.AskAsync<RecoveryCodes, int>(codes => codes.LeftAsync(account, Cancellation))).ShouldBe(0);
        (await hub.AskAsync<ISessionStore, SessionRecord?>(sessions => sessions.FindAsync(session, Cancellation)))!.Ending.ShouldBe(SessionEnding.Administrator);
        var entry = (await EntriesAsync(hub, account)).Single(entry => entry.Action == "account.second-factor.reset");
        entry.Actor.ShouldBe(new Actor(ActorKind.Operator, Environment.UserName));
        entry.Detail.ShouldBe("0 passkeys, an authenticator");
    }

    [Fact]
    public async Task Who_had_nothing_but_a_passkey_gets_a_link_that_sets_a_password_once()
    {
        await using var hub = await HubCommandLine.CreateAsync();
        var account = await AdministratorAsync(hub, password: null);

        var reset = await hub.RunAsync(["accounts", "reset-second-factor", account.ToString(), .. Settings]);

        reset.Exit.ShouldBe(0, reset.Error);
        var link = new Uri(reset.Output.Split().Single(word => word.StartsWith(Issuer, StringComparison.Ordinal)));
        link.AbsolutePath.ShouldBe("/reset-password");
        var ticket = QueryHelpers.ParseQuery(link.Query)["ticket"].ToString();
        (await hub.AskAsync<PasswordResets, Outcome<bool>>(resets => resets.CompleteAsync(ticket, Password, Cancellation))).Refusal.ShouldBeNull();
        (await hub.AskAsync<PasswordResets, Outcome<bool>>(resets => resets.CompleteAsync(ticket, Password + "2", Cancellation))).Refusal!.Reason.ShouldBe("LINK_INVALID");
        (await hub.AskAsync<AccountDirectory, HubUser?>(accounts => accounts.FindAsync(account, Cancellation)))!.PasswordHash.ShouldNotBeNull();

        var again = await hub.RunAsync(["accounts", "reset-second-factor", Email, "--password-link", .. Settings]);
        again.Output.ShouldContain($"{Issuer}/reset-password?ticket=", Case.Sensitive, "asked for");
    }

    [Fact]
    public async Task S100_roles_are_shown_given_and_taken_and_the_last_administrator_stays()
    {
        await using var hub = await HubCommandLine.CreateAsync();
        var account = await AdministratorAsync(hub, Password);
        (await hub.RunAsync(["accounts", "roles", Email, .. Settings])).Output.Trim().ShouldBe($"{account}: administrator");
        (await hub.RunAsync(["accounts", "roles", Email, "--add", "steward", "--add", "auditor", .. Settings])).Output.Trim().ShouldBe($"{account}: steward administrator auditor");
        var last = await hub.RunAsync(["accounts", "roles", Email, "--remove", "administrator", .. Settings]);
        last.Exit.ShouldBe(1);
        last.Error.ShouldContain("LAST_ADMINISTRATOR");
        (await hub.AskAsync<AccountDirectory, IReadOnlyList<string>>(accounts => accounts.RolesAsync(account, Cancellation))).ShouldContain("administrator", "rolled back");
        (await hub.RunAsync(["accounts", "roles", Email, "--remove", "auditor", .. Settings])).Output.Trim().ShouldBe($"{account}: steward administrator");
        (await EntriesAsync(hub, account)).Where(entry => entry.Action == "account.roles.change").Select(entry => entry.Detail).ShouldBe(["-auditor", "+auditor +steward"]);
    }

    [Theory]
    [InlineData(1, "ACCOUNT_UNKNOWN", "accounts", "reset-second-factor", "nobody@example.com")]
    [InlineData(1, "ACCOUNT_UNKNOWN", "accounts", "roles", "nobody@example.com", "--add", "steward")]
    [InlineData(2, "janitor", "accounts", "roles", "nobody@example.com", "--add", "janitor")]
    [InlineData(2, "--help", "accounts", "reset-second-factor")]
    public async Task What_is_wrong_is_said_in_one_line(int exit, string said, params string[] args)
    {
        await using var hub = await HubCommandLine.CreateAsync();
        var result = await hub.RunAsync([.. args, .. Settings]);
        result.Exit.ShouldBe(exit, result.Error);
        result.Error.ShouldContain(said);
        result.Error.TrimEnd().Split('\n').Length.ShouldBe(1, result.Error);
    }

    [Fact]
    public async Task Without_the_issuer_no_link_could_be_right()
    {
        await using var hub = await HubCommandLine.CreateAsync();
        (await hub.RunAsync("accounts", "reset-second-factor", Email)).ShouldSatisfyAllConditions(result => result.Exit.ShouldBe(2), result => result.Error.ShouldContain("Hub:Issuer"));
    }

    private static async Task<AccountId> AdministratorAsync(HubCommandLine hub, string? password)
    {
        var user = (await hub.AskAsync<AccountRegistration, Outcome<HubUser>>(accounts =>
            accounts.CreateAsync(new NewAccount(Email, password, "Root", "Admin") { EmailVerified = true, Roles = ["administrator"] }, Test, Cancellation))).Value;
        await hub.AskAsync<Authenticator, bool>(async authenticator =>
        {
            await authenticator.SeedAsync(user.AccountId, [.. Enumerable.Repeat((byte)7, Totp.SecretLength)], Test, Cancellation);
            return true;
        });
        await hub.AskAsync<RecoveryCodes, IReadOnlyList<string>>(codes => codes.RenewAsync(user.AccountId, Cancellation));
        return user.AccountId;
    }

    private static Task<IReadOnlyList<AuditEntry>> EntriesAsync(HubCommandLine hub, AccountId account) => hub.AskAsync<IAuditTrail, IReadOnlyList<AuditEntry>>(async trail =>
        [.. (await trail.ReadAsync(account.ToString(), null, 50, Cancellation)).Select(found => found.Entry)]);
}
