using System.Net;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Accounts.Passwords;
using IdentityHub.OpenId;
using IdentityHub.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace IdentityHub.Accounts.Tests.Passwords;

/// <summary>The breached-password range check against a service of our own.</summary>
public sealed class BreachRangesTests
{
    private const string Known = "Correct-Horse-Battery-9";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_known_password_is_refused_and_the_service_learns_five_digits_of_its_hash()
    {
        var asked = new List<string>();
        await using var service = await ServiceAsync(asked, HttpStatusCode.OK);
        await using var database = await TestDatabase.CreateAsync();
        var policy = Policy(database, service, "127.0.0.1");

        (await policy.CheckAsync(Known, "a@example.com", "Ada", "Lovelace", Cancellation)).ShouldNotBeNull().ShouldContain("breach");
        (await policy.CheckAsync("Something-Else-1842", "a@example.com", "Ada", "Lovelace", Cancellation)).ShouldBeNull();

        asked.ShouldAllBe(range => range.Length == 5);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, "127.0.0.1")]
    [InlineData(HttpStatusCode.OK, "nowhere")]
    public async Task A_service_that_fails_or_lies_inside_the_network_holds_nobody_up(HttpStatusCode status, string allowed)
    {
        await using var service = await ServiceAsync([], status);
        await using var database = await TestDatabase.CreateAsync();

        (await Policy(database, service, allowed).CheckAsync(Known, "a@example.com", "Ada", "Lovelace", Cancellation)).ShouldBeNull();
    }

    [Theory]
    [InlineData("ABC:3\r\nDEF:1", "DEF", true)]
    [InlineData("abc:3", "ABC", true)]
    [InlineData("ABC:0", "ABC", false)]
    [InlineData("ABCD:3", "ABC", false)]
    [InlineData("", "ABC", false)]
    [InlineData("<html>", "ABC", false)]
    public void Lines_of_padding_and_of_other_hashes_say_nothing(string answer, string rest, bool known) => BreachRanges.Contains(answer, rest).ShouldBe(known);

    private static PasswordPolicy Policy(TestDatabase database, WebApplication service, string allowed)
    {
        var address = service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hub:Accounts:HashMemoryKiB"] = "64", ["Hub:Accounts:BreachRanges"] = $"{address}/range/", ["Hub:Outbound:AllowedHosts:0"] = allowed,
        }).Build();
        return database.Node(services => services.AddOpenId(configuration, new Uri("http://localhost:5000/")).AddAccounts(configuration)).GetRequiredService<PasswordPolicy>();
    }

    private static async Task<WebApplication> ServiceAsync(List<string> asked, HttpStatusCode status)
    {
#pragma warning disable CA5350 // As the service counts.
        var hash = Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(Known)));
#pragma warning restore CA5350
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/range/{prefix}", (string prefix) =>
        {
            lock (asked)
                asked.Add(prefix);
            return Results.Text(prefix == hash[..5] ? $"0000000000000000000000000000000000A:1\r\n{hash[5..]}:42" : "0000000000000000000000000000000000A:1", statusCode: (int)status);
        });
        await app.StartAsync(Cancellation);
        return app;
    }
}
