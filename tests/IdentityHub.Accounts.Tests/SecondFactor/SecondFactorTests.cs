using System.Text;
using IdentityHub.Accounts.Passkeys;
using IdentityHub.Accounts.Registration;
using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Accounts.Tickets;
using IdentityHub.Kernel.Actors;
using IdentityHub.Kernel.Ids;
using IdentityHub.OpenId;
using IdentityHub.Storage;
using IdentityHub.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shouldly;
using Xunit;

namespace IdentityHub.Accounts.Tests.SecondFactor;

/// <summary>Authenticators, recovery codes and one-time tickets on a database.</summary>
public sealed class SecondFactorTests
{
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Engines => [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task S096_of_many_that_bring_the_same_code_at_once_one_is_let_in(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (node, time) = Node(database);
        var account = await AccountAsync(node);
        await InAsync<Authenticator, bool>(node, async service =>
        {
            await service.SeedAsync(account, Secret, Actor.Hub("test"), Cancellation);
            return true;
        });
        var code = Totp.CodeOf(Secret, Totp.StepAt(time.GetUtcNow()));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => InAsync<Authenticator, bool>(node, service => service.VerifyAsync(account, code, Cancellation))));

        answers.Count(good => good).ShouldBe(1);
        time.Advance(Totp.Step);
        (await InAsync<Authenticator, bool>(node, service => service.VerifyAsync(account, code, Cancellation))).ShouldBeFalse("within its tolerance, but used");
        (await InAsync<Authenticator, bool>(node, service => service.VerifyAsync(account, Totp.CodeOf(Secret, Totp.StepAt(time.GetUtcNow())), Cancellation))).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task S096_a_recovery_code_is_good_once_and_new_ones_end_the_old(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (node, _) = Node(database);
        var account = await AccountAsync(node);
        var other = await AccountAsync(node);
        var codes = await InAsync<RecoveryCodes, IReadOnlyList<string>>(node, service => service.RenewAsync(account, Cancellation));

        codes.Distinct().Count().ShouldBe(RecoveryCodes.Count);
        (await UseAsync(node, other, codes[0])).ShouldBeFalse("another account's");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => UseAsync(node, account, codes[0].ToLowerInvariant())));
        answers.Count(good => good).ShouldBe(1);
        (await InAsync<RecoveryCodes, int>(node, service => service.LeftAsync(account, Cancellation))).ShouldBe(RecoveryCodes.Count - 1);

        await InAsync<RecoveryCodes, IReadOnlyList<string>>(node, service => service.RenewAsync(account, Cancellation));
        (await UseAsync(node, account, codes[1])).ShouldBeFalse();
    }

    [Fact]
    public async Task A_dump_of_the_database_has_neither_secret_nor_recovery_code()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (node, _) = Node(database);
        var account = await AccountAsync(node);
        await InAsync<Authenticator, bool>(node, async service =>
        {
            await service.SeedAsync(account, Secret, Actor.Hub("test"), Cancellation);
            return true;
        });
        var codes = await InAsync<RecoveryCodes, IReadOnlyList<string>>(node, service => service.RenewAsync(account, Cancellation));

        var dump = await InAsync<HubDbContext, string>(node, async db => string.Join(' ',
            [.. await db.Database.SqlQueryRaw<string>("SELECT hex(secret) AS \"Value\" FROM account_authenticator").ToListAsync(Cancellation),
             .. await db.Database.SqlQueryRaw<string>("SELECT hex(hash) AS \"Value\" FROM account_recovery_code").ToListAsync(Cancellation)]));

        dump.ShouldNotBeEmpty();
        dump.ShouldNotContain(Convert.ToHexString(Secret));
        foreach (var code in codes)
            dump.ShouldNotContain(Convert.ToHexString(Encoding.UTF8.GetBytes(code.Replace("-", "", StringComparison.Ordinal))));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_ticket_is_used_once_by_its_own_browser_and_kind(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (node, time) = Node(database);
        var text = await InAsync<SealedTickets, string>(node, tickets => Task.FromResult(tickets.Seal(TicketKind.SignInLink, "content", TimeSpan.FromMinutes(15), "browser-one")));

        (await OpenAsync(node, TicketKind.SignInLink, text, "browser-two")).ShouldBeNull();
        (await OpenAsync(node, TicketKind.SignInLink, text, null)).ShouldBeNull();
        (await OpenAsync(node, TicketKind.PasswordReset, text, "browser-one")).ShouldBeNull();
        (await OpenAsync(node, TicketKind.SignInLink, text[..^2] + "AA", "browser-one")).ShouldBeNull();
        var ticket = (await OpenAsync(node, TicketKind.SignInLink, text, "browser-one")).ShouldNotBeNull();
        ticket.Content.ShouldBe("content");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => InAsync<SealedTickets, bool>(node, tickets => tickets.UseAsync(ticket, Cancellation))));
        answers.Count(won => won).ShouldBe(1);

        time.Advance(TimeSpan.FromMinutes(15));
        (await OpenAsync(node, TicketKind.SignInLink, text, "browser-one")).ShouldBeNull();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Passkeys_are_kept_renamed_and_removed_on_every_engine(DatabaseProvider engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var (node, time) = Node(database);
        var account = await AccountAsync(node);
        byte[] id = [1, 2, 3, 250];
        await InAsync<UserManager<HubUser>, IdentityResult>(node, async users => await users.AddOrUpdatePasskeyAsync((await users.FindByIdAsync(account.Value.ToString()))!,
            new UserPasskeyInfo(id, [4, 5], time.GetUtcNow(), 7, ["internal", "hybrid"], true, true, false, [6], [7]) { Name = "Phone" }));

        var kept = (await InAsync<PasskeyRegister, IReadOnlyList<PasskeyView>>(node, passkeys => passkeys.ListAsync(account, Cancellation))).ShouldHaveSingleItem();
        (kept.Name, kept.CreatedAt, kept.Synchronised).ShouldBe(("Phone", time.GetUtcNow(), true));
        (await InAsync<PasskeyRegister, bool>(node, passkeys => passkeys.RenameAsync(account, kept.Id, "Old phone", Cancellation))).ShouldBeTrue();
        (await InAsync<UserManager<HubUser>, uint>(node, async users => (await users.GetPasskeyAsync((await users.FindByPasskeyIdAsync(id))!, id))!.SignCount)).ShouldBe(7u);
        (await InAsync<PasskeyRegister, bool>(node, async passkeys => await passkeys.RemoveAsync(await AccountAsync(node), kept.Id, Cancellation))).ShouldBeFalse("another account's");
        (await InAsync<PasskeyRegister, bool>(node, passkeys => passkeys.RemoveAsync(account, kept.Id, Cancellation))).ShouldBeTrue();
        (await InAsync<PasskeyRegister, IReadOnlyList<PasskeyView>>(node, passkeys => passkeys.ListAsync(account, Cancellation))).ShouldBeEmpty();
    }

    private static Task<Ticket<string>?> OpenAsync(ServiceProvider node, TicketKind kind, string text, string? browser) =>
        InAsync<SealedTickets, Ticket<string>?>(node, tickets => Task.FromResult(tickets.Open<string>(kind, text, browser)));

    private static Task<bool> UseAsync(ServiceProvider node, AccountId account, string code) =>
        InAsync<RecoveryCodes, bool>(node, service => service.UseAsync(account, code, Cancellation));

    private static (ServiceProvider Node, FakeTimeProvider Time) Node(TestDatabase database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Hub:Accounts:HashMemoryKiB"] = "64" }).Build();
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        return (database.Node(services => services.AddSingleton<TimeProvider>(time).AddOpenId(configuration, new Uri("http://localhost:5000/")).AddAccounts(configuration)), time);
    }

    private static async Task<AccountId> AccountAsync(ServiceProvider node) => (await InAsync<AccountRegistration, Kernel.Outcomes.Outcome<HubUser>>(node, accounts =>
        accounts.CreateAsync(new NewAccount("grace@example.com", "Compiler-1952!", "Grace", "Hopper"), Actor.Hub("test"), Cancellation))).Value.AccountId;

    private static async Task<T> InAsync<TService, T>(ServiceProvider node, Func<TService, Task<T>> call) where TService : notnull
    {
        await using var scope = node.CreateAsyncScope();
        return await call(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
