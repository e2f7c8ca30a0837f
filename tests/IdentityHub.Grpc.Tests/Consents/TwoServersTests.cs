using IdentityHub.Client;
using IdentityHub.OpenId;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Consent.V1;
using IdentityHub.Storage;
using IdentityHub.Testing;
using IdentityHub.Testing.Hosting;

namespace IdentityHub.Grpc.Tests.Consents;

/// <summary>Two servers on one PostgreSQL, over real sockets.</summary>
public sealed class TwoServersTests
{
    [Fact]
    public async Task What_is_withdrawn_or_bounces_on_one_server_is_denied_on_the_other_with_the_token_and_fully_consistent()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.PostgreSql);
        await using var one = await RunningHub.StartAsync(null, database);
        await Hub.SeedAsync(one.Services);
        await using var two = await RunningHub.StartAsync(null, database, ("Hub:Issuer", one.Web.AbsoluteUri));
        using var first = Connect(one, one.Web);
        using var second = Connect(two, one.Web);
        var email = $"two.{Guid.NewGuid():N}@example.com";
        var receipt = await first.UpsertAsync(Made.Record());
        var capture = new ConsentCapture
        {
            Subject = new ConsentSubject { Gpid = receipt.Gpid }, Purpose = "newsletter", Channel = Channel.Email, Action = ConsentAction.Granted,
            ContactPoint = new ContactPoint { Kind = ContactPointKind.Email, Value = email },
        };

        for (var round = 0; round < 10; round++)
        {
            var granted = await first.Consents.RecordAsync(new RecordRequest { Captures = { capture } });
            (await AskAsync(second, new Consistency { AtLeastAsFresh = granted.ConsistencyToken })).ShouldBe(Verdict.Allow);
            (await AskAsync(second, null)).ShouldBe(Verdict.Allow, "it is in the cache now");
            var withdrawn = await first.Consents.WithdrawAsync(new WithdrawRequest { Subject = capture.Subject, Purpose = "newsletter", Channel = Channel.Email });
            (await AskAsync(second, round % 2 == 0 ? new Consistency { AtLeastAsFresh = withdrawn.ConsistencyToken } : new Consistency { FullyConsistent = true })).ShouldBe(Verdict.Deny);
            (await AskAsync(first, null)).ShouldBe(Verdict.Deny, "whoever wrote reads their own write");
        }

        await first.Consents.RecordAsync(new RecordRequest { Captures = { capture } });
        (await AskAsync(second, new Consistency { FullyConsistent = true })).ShouldBe(Verdict.Allow);
        (await first.Preferences.ReportBouncesAsync(new Protos.Preference.V1.ReportBouncesRequest { ContactPoints = { capture.ContactPoint } })).BouncedCount.ShouldBe(1);
        (await AskAsync(second, new Consistency { FullyConsistent = true })).ShouldBe(Verdict.Deny);

        async Task<Verdict> AskAsync(IdentityHubClient client, Consistency? consistency) => (await client.Consents.DecideAsync(new DecideRequest
        {
            Question = new DecisionQuestion { Gpid = receipt.Gpid, Purpose = "newsletter", Channel = Channel.Email, ContactPoint = capture.ContactPoint }, Consistency = consistency,
        })).Decision.Verdict;
    }

    private static IdentityHubClient Connect(RunningHub node, Uri issuer)
    {
        var options = new IdentityHubClientOptions { Address = node.Grpc, Issuer = issuer, ClientId = Hub.Everything, ClientSecret = Hub.Secret, MaximumAttempts = 1, Deadline = TimeSpan.FromMinutes(1) };
        foreach (var scope in HubScopes.Api)
            options.Scopes.Add(scope);
        return new IdentityHubClient(options);
    }
}
