using IdentityHub.Client;
using IdentityHub.Client.Errors;
using IdentityHub.Client.Tokens;
using IdentityHub.OpenId;
using IdentityHub.Protos.Common.V1;
using IdentityHub.Protos.Party.V1;
using IdentityHub.Protos.Record.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace IdentityHub.Grpc.Tests.Calling;

/// <summary>What IdentityHub.Client does for those who use it.</summary>
public sealed class ClientTests(Hub hub)
{
    private static readonly GetRequest Nobody = new() { Gpid = "gpid_01j9z3k6wne8x9q4r2t5v7y8za" };

    [Fact]
    public async Task One_token_serves_all_calls_until_most_of_its_life_is_over()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var wire = new Wire();
        using var client = Client(wire, clock);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.Parties.GetAsync(Nobody).ShouldFailAsync(StatusCode.NotFound, "PARTY_NOT_FOUND")));
        wire.TokenRequests.ShouldBe(1);
        clock.Advance(TimeSpan.FromMinutes(3));
        await client.Parties.GetAsync(Nobody).ShouldFailAsync(StatusCode.NotFound, "PARTY_NOT_FOUND");
        wire.TokenRequests.ShouldBe(1);
        clock.Advance(TimeSpan.FromMinutes(1.5));
        await client.Parties.GetAsync(Nobody).ShouldFailAsync(StatusCode.NotFound, "PARTY_NOT_FOUND");
        wire.TokenRequests.ShouldBe(2);
    }

    [Fact]
    public async Task A_hub_that_is_away_for_a_moment_is_tried_again_under_the_same_request_id()
    {
        var wire = new Wire { Refusals = 2 };
        using var client = Client(wire, TimeProvider.System);
        var request = new UpsertRequest { Record = Made.Record() };
        (await client.Records.UpsertAsync(request)).Receipt.Decision.ShouldBe(IntakeDecision.Created);
        wire.Calls.ShouldBe(3);
        wire.Bodies.Count.ShouldBe(3);
        wire.Bodies.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_message_stays_its_callers_and_may_be_changed_and_sent_again()
    {
        var record = Made.Record();
        var request = new UpsertRequest { Record = record };
        (await hub.Client.Records.UpsertAsync(request)).Receipt.Decision.ShouldBe(IntakeDecision.Created);
        record.Attributes.Name.Given = "Augusta";
        (await hub.Client.Records.UpsertAsync(request)).Receipt.Decision.ShouldBe(IntakeDecision.Updated);
        request.RequestId.ShouldBeEmpty();
    }

    [Fact]
    public void A_connection_lost_under_a_call_is_unavailable_and_a_fault_of_the_hub_stays_internal()
    {
        var lost = new Status(StatusCode.Internal, "Error reading next message.", new HttpProtocolException(0, "The connection was closed.", null));
        var faulty = new Status(StatusCode.Internal, "The message has too many bytes.", new InvalidOperationException());

        IdentityHubException.Of(new RpcException(lost)).StatusCode.ShouldBe(StatusCode.Unavailable);
        IdentityHubException.Of(new RpcException(faulty)).StatusCode.ShouldBe(StatusCode.Internal);
    }

    [Fact]
    public async Task A_hub_that_stays_away_is_unavailable()
    {
        var wire = new Wire { Refusals = 100 };
        using var client = Client(wire, TimeProvider.System);
        var failure = await Should.ThrowAsync<IdentityHub.Client.Errors.IdentityHubException>(client.Parties.GetAsync(Nobody).ResponseAsync);
        failure.StatusCode.ShouldBe(StatusCode.Unavailable);
        wire.Calls.ShouldBe(4);
    }

    [Fact]
    public async Task A_wrong_secret_is_told_as_such()
    {
        using var client = new IdentityHubClient(new IdentityHubClientOptions { Address = hub.GrpcAddress, Issuer = hub.WebAddress, ClientId = Hub.Everything, ClientSecret = "wrong" });
        var failure = await Should.ThrowAsync<RpcException>(client.Parties.GetAsync(Nobody).ResponseAsync);
        Causes(failure).OfType<TokenRefusedException>().Single().Error.ShouldBe("invalid_client");
    }

    [Fact]
    public async Task Failures_carry_the_reason_as_the_contract_knows_it()
    {
        var failure = await hub.Client.Parties.GetAsync(Nobody).ShouldFailAsync(StatusCode.NotFound, "PARTY_NOT_FOUND");
        failure.KnownReason.ShouldBe(ErrorReason.PartyNotFound);
        failure.Violations.ShouldBeEmpty();
        failure.SupportId.ShouldBeNull();
    }

    [Fact]
    public async Task A_call_without_a_deadline_gets_one()
    {
        var wire = new Wire { Silent = true };
        using var client = Client(wire, TimeProvider.System, options => options.Deadline = TimeSpan.FromMilliseconds(200));
        var failure = await Should.ThrowAsync<RpcException>(client.Parties.GetAsync(Nobody).ResponseAsync);
        failure.StatusCode.ShouldBe(StatusCode.DeadlineExceeded);
    }

    [Fact]
    public async Task A_host_finds_the_client_among_its_services()
    {
        var services = new ServiceCollection().AddIdentityHubClient(hub.GrpcAddress, options =>
        {
            (options.Issuer, options.ClientId, options.ClientSecret) = (hub.WebAddress, Hub.Everything, Hub.Secret);
            options.Scopes.Add(HubScopes.PartyRead);
        });
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<IdentityHubClient>().Parties.GetAsync(Nobody).ShouldFailAsync(StatusCode.NotFound, "PARTY_NOT_FOUND");
    }

    [Fact]
    public void A_client_id_without_an_issuer_is_a_mistake() =>
        Should.Throw<ArgumentException>(() => new IdentityHubClient(new IdentityHubClientOptions { Address = hub.GrpcAddress, ClientId = "x" }));

    private static IEnumerable<Exception> Causes(Exception failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException ?? (cause as RpcException)?.Status.DebugException)
            yield return cause;
    }

    private IdentityHubClient Client(Wire wire, TimeProvider clock, Action<IdentityHubClientOptions>? change = null)
    {
        var options = new IdentityHubClientOptions
        {
            Address = hub.GrpcAddress, Issuer = hub.WebAddress, ClientId = Hub.Everything, ClientSecret = Hub.Secret, CreateHandler = () => new Wiretap(wire), Time = clock,
            Scopes = { HubScopes.PartyRead, HubScopes.RecordsWrite },
        };
        change?.Invoke(options);
        return new IdentityHubClient(options);
    }

    /// <summary>What went over the wire, and how the hub is when it isn't there.</summary>
    private sealed class Wire
    {
        private int calls;
        private int tokenRequests;

        public int Calls => calls;

        public int TokenRequests => tokenRequests;

        public int Refusals { get; init; }

        public bool Silent { get; init; }

        public void CountTokenRequest() => Interlocked.Increment(ref tokenRequests);

        /// <summary>What was sent, try by try.</summary>
        public List<string> Bodies { get; } = [];

        public bool Refuses() => Interlocked.Increment(ref calls) <= Refusals;
    }

    private sealed class Wiretap(Wire wire) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.AbsolutePath == "/connect/token")
                wire.CountTokenRequest();
            if (request.Content?.Headers.ContentType?.MediaType != "application/grpc")
                return await base.SendAsync(request, cancellationToken);
            if (wire.Refusals > 0)
                wire.Bodies.Add(Convert.ToHexString(await request.Content.ReadAsByteArrayAsync(cancellationToken)));
            if (wire.Refuses())
                throw new HttpRequestException("nobody there", new System.Net.Sockets.SocketException(111));
            if (wire.Silent)
                await Task.Delay(Timeout.Infinite, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
