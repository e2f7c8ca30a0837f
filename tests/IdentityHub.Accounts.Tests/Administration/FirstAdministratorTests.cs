using IdentityHub.Accounts.Administration;
using IdentityHub.Kernel.Outcomes;
using IdentityHub.OpenId;
using IdentityHub.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace IdentityHub.Accounts.Tests.Administration;

public sealed class FirstAdministratorTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_administrator_is_made_once_by_a_link_that_is_good_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var node = Node(database);
        var first = await InviteAsync(node);
        var second = await InviteAsync(node);

        (await AcceptAsync(node, first!, "a@example.com")).Refusal!.Reason.ShouldBe("INVITATION_INVALID", "a new link ends the one before");
        (await AcceptAsync(node, second!, "not an address")).Refusal!.Kind.ShouldBe(RefusalKind.Invalid);
        var administrator = (await AcceptAsync(node, second!, "boss@example.com")).Value;

        (await InAsync<AccountDirectory, IReadOnlyList<string>>(node, accounts => accounts.RolesAsync(administrator.AccountId, Cancellation))).ShouldBe([HubRoles.Administrator]);
        administrator.EmailConfirmed.ShouldBeTrue();
        (await AcceptAsync(node, second!, "thief@example.com")).Refusal!.Reason.ShouldBe("INVITATION_INVALID");
        (await InviteAsync(node)).ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_that_use_the_link_at_once_one_becomes_administrator()
    {
        await using var database = await TestDatabase.CreateAsync();
        var node = Node(database);
        var invitation = (await InviteAsync(node))!;

        var answers = await Task.WhenAll(AcceptAsync(node, invitation, "one@example.com"), AcceptAsync(node, invitation, "two@example.com"));

        answers.Count(answer => answer.Refusal is null).ShouldBe(1);
    }

    private static ServiceProvider Node(TestDatabase database)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Hub:Accounts:HashMemoryKiB"] = "64" }).Build();
        return database.Node(services => services.AddOpenId(configuration, new Uri("http://localhost:5000/")).AddAccounts(configuration));
    }

    private static async Task<string?> InviteAsync(ServiceProvider node)
    {
        var link = await InAsync<FirstAdministrator, string?>(node, first => first.CreateInvitationAsync(Cancellation));
        return link is null ? null : QueryHelpers.ParseQuery(link[link.IndexOf('?', StringComparison.Ordinal)..])["invitation"].ToString();
    }

    private static Task<Outcome<HubUser>> AcceptAsync(ServiceProvider node, string invitation, string email) =>
        InAsync<FirstAdministrator, Outcome<HubUser>>(node, first => first.AcceptAsync(invitation, email, "Babbage-1815", "Charles", "Babbage", Cancellation));

    private static async Task<T> InAsync<TService, T>(ServiceProvider node, Func<TService, Task<T>> call) where TService : notnull
    {
        await using var scope = node.CreateAsyncScope();
        return await call(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
