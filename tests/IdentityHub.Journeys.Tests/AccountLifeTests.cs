using IdentityHub.Accounts;
using IdentityHub.Accounts.Administration;
using IdentityHub.Journeys.Accounts;
using IdentityHub.Journeys.SignOn;
using IdentityHub.Kernel.Consistency;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.MasterData.Parties;
using IdentityHub.Storage;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace IdentityHub.Journeys.Tests;

/// <summary>What changes an account and its own source record at once.</summary>
public sealed class AccountLifeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<DatabaseProvider> Engines => [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_new_name_is_the_account_s_and_the_record_s(DatabaseProvider engine)
    {
        await using var node = await JourneyNode.CreateAsync(engine);
        var user = (await node.RegisterAsync(JourneyNode.Form())).Value;

        (await UpdateAsync(node, user, "Grace Brewster", "Hopper", "+1 202 555 0143")).Refusal.ShouldBeNull();

        (await FindAsync(node, user))!.DisplayName.ShouldBe("Grace Brewster Hopper");
        var party = (await node.LookupAsync(OwnParty.KeyOf(user.AccountId)))!.Party;
        (await node.InAsync<PartyDirectory, PartyView?>(parties => parties.GetAsync(party, ReadConsistency.Full, Cancellation)))!.Profile.GivenName.ShouldBe("Grace Brewster");
    }

    [Theory]
    [InlineData("", "Hopper", "")]
    [InlineData("Grace", "<b>", "")]
    [InlineData("Grace", "Hopper", "not a number")]
    public async Task A_bad_profile_is_refused_and_changes_nothing(string given, string family, string phone)
    {
        await using var node = await JourneyNode.CreateAsync();
        var user = (await node.RegisterAsync(JourneyNode.Form())).Value;
        var before = await node.CountsAsync();

        (await UpdateAsync(node, user, given, family, phone)).Refusal.ShouldNotBeNull().Violations.ShouldNotBeEmpty();

        (await node.CountsAsync()).ShouldBe(before);
        (await FindAsync(node, user))!.DisplayName.ShouldBe("Grace Hopper");
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_account_is_erased_once_with_its_record_when_its_time_is_over(DatabaseProvider engine)
    {
        await using var node = await JourneyNode.CreateAsync(engine);
        var user = (await node.RegisterAsync(JourneyNode.Form())).Value;
        (await EraseAsync(node, user)).Value.ShouldBeFalse("it is open");
        await CloseAsync(node, user, DateTimeOffset.UtcNow.AddDays(1));
        (await EraseAsync(node, user)).Value.ShouldBeFalse("its owner may come back");
        await CloseAsync(node, user, DateTimeOffset.UtcNow.AddMinutes(-1));

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => EraseAsync(node, user)));

        answers.Count(answer => answer.Value).ShouldBe(1);
        (await FindAsync(node, user)).ShouldBeNull();
        (await node.InAsync<HubDbContext, List<bool>>(db => db.Database.SqlQuery<bool>($"SELECT deleted AS \"Value\" FROM source_record").ToListAsync(Cancellation))).ShouldBe([true]);
    }

    private static Task<Outcome<bool>> UpdateAsync(JourneyNode node, HubUser user, string given, string family, string phone) =>
        node.InAsync<UpdateProfile, Outcome<bool>>(update => update.RunAsync(user.AccountId, given, family, phone, "en", Cancellation));

    private static Task<Outcome<bool>> EraseAsync(JourneyNode node, HubUser user) => node.InAsync<EraseAccount, Outcome<bool>>(erase => erase.RunAsync(user.AccountId, Cancellation));

    private static Task<HubUser?> FindAsync(JourneyNode node, HubUser user) => node.InAsync<AccountDirectory, HubUser?>(accounts => accounts.FindAsync(user.AccountId, Cancellation));

    private static Task<int> CloseAsync(JourneyNode node, HubUser user, DateTimeOffset eraseAfter) => node.InAsync<HubDbContext, int>(db => db.Set<HubUser>().Where(row => row.Id == user.Id)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.ClosedAt, DateTimeOffset.UtcNow).SetProperty(row => row.EraseAfter, eraseAfter), Cancellation));
}
