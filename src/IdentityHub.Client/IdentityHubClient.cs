using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Grpc.Net.Client.Configuration;
using IdentityHub.Client.Calls;
using IdentityHub.Client.Tokens;
using IdentityHub.Protos.Change.V1;
using IdentityHub.Protos.Consent.V1;
using IdentityHub.Protos.Identity.V1;
using IdentityHub.Protos.Match.V1;
using IdentityHub.Protos.Merge.V1;
using IdentityHub.Protos.Party.V1;
using IdentityHub.Protos.Preference.V1;
using IdentityHub.Protos.Privacy.V1;
using IdentityHub.Protos.Record.V1;
using IdentityHub.Protos.Relationship.V1;
using IdentityHub.Protos.Review.V1;
using IdentityHub.Protos.Source.V1;

namespace IdentityHub.Client;

/// <summary>
/// A hub's services over one connection. Thread-safe; make one per process and keep it. Calls get a token and a deadline, are tried again with back-off
/// while the hub is unavailable, and fail with <see cref="Errors.IdentityHubException"/>.
/// </summary>
public sealed class IdentityHubClient : IDisposable
{
    private readonly CallInvoker channelInvoker;
    private readonly IdentityHubClientOptions options;
    private readonly IDisposable[] owned;

    /// <summary>Connects when first used. Throws <see cref="ArgumentException"/> when the options don't fit together.</summary>
    public IdentityHubClient(IdentityHubClientOptions options)
    {
        if (options.ClientId is not null && options.Issuer is null)
            throw new ArgumentException("A client id needs the issuer where its tokens come from.", nameof(options));
        var http = options.CreateHandler is { } create ? new HttpClient(create()) : new HttpClient();
        var tokens = options.ClientId is null ? null : new ClientCredentials(http, options);
        var channel = GrpcChannel.ForAddress(options.Address, ChannelOptions(options));
        this.options = options;
        owned = tokens is null ? [channel, http] : [channel, http, tokens];
        channelInvoker = channel.CreateCallInvoker();
        Invoker = tokens is null ? channelInvoker : With(tokens);
    }

    private IdentityHubClient(IdentityHubClient parent, ITokenSource tokens)
    {
        options = parent.options;
        channelInvoker = parent.channelInvoker;
        owned = [];
        Invoker = With(tokens);
    }

    /// <summary>For generated clients of one's own.</summary>
    public CallInvoker Invoker { get; }

    /// <summary>Parties and their golden profiles.</summary>
    public PartyService.PartyServiceClient Parties => new(Invoker);

    /// <summary>The crosswalk.</summary>
    public IdentityService.IdentityServiceClient Identities => new(Invoker);

    /// <summary>Source records.</summary>
    public SourceRecordService.SourceRecordServiceClient Records => new(Invoker);

    /// <summary>Merging and unmerging.</summary>
    public MergeService.MergeServiceClient Merges => new(Invoker);

    /// <summary>Source systems and the authority matrix.</summary>
    public SourceSystemService.SourceSystemServiceClient Sources => new(Invoker);

    /// <summary>Asks the matcher.</summary>
    public MatchService.MatchServiceClient Matches => new(Invoker);

    /// <summary>The stewards' queue.</summary>
    public ReviewService.ReviewServiceClient Reviews => new(Invoker);

    /// <summary>Accounts and contacts, hierarchies, households.</summary>
    public RelationshipService.RelationshipServiceClient Relationships => new(Invoker);

    /// <summary>Preferences, subscriptions, unsubscribing, messaging.</summary>
    public PreferenceService.PreferenceServiceClient Preferences => new(Invoker);

    /// <summary>Requests of data subjects.</summary>
    public PrivacyService.PrivacyServiceClient Privacy => new(Invoker);

    /// <summary>Consents and decisions.</summary>
    public ConsentService.ConsentServiceClient Consents => new(Invoker);

    /// <summary>Purposes, forms, subscriptions, jurisdictions.</summary>
    public ConsentCatalogService.ConsentCatalogServiceClient ConsentCatalog => new(Invoker);

    /// <summary>The change feed; see <see cref="ChangeFeed.WatchAsync"/>.</summary>
    public ChangeService.ChangeServiceClient Changes => new(Invoker);

    /// <summary>The same connection on another token, for example the signed-in shopper's own for <c>Link</c>. Nothing to dispose.</summary>
    public IdentityHubClient WithToken(string accessToken) => new(this, new GivenToken(accessToken));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var thing in owned)
            thing.Dispose();
    }

    private CallInvoker With(ITokenSource tokens) => channelInvoker.Intercept(new HubCallInterceptor(tokens, options.Deadline));

    private static GrpcChannelOptions ChannelOptions(IdentityHubClientOptions options)
    {
        var isPlain = options.Address.Scheme == Uri.UriSchemeHttp;
        var retries = new MethodConfig { Names = { MethodName.Default } };
        if (options.MaximumAttempts > 1)
        {
            retries.RetryPolicy = new RetryPolicy
            {
                MaxAttempts = Math.Min(options.MaximumAttempts, 5),
                InitialBackoff = TimeSpan.FromMilliseconds(100),
                MaxBackoff = TimeSpan.FromSeconds(3),
                BackoffMultiplier = 3,
                RetryableStatusCodes = { StatusCode.Unavailable },
            };
        }

        return new GrpcChannelOptions
        {
            HttpHandler = options.CreateHandler?.Invoke() ?? new SocketsHttpHandler
            {
                EnableMultipleHttp2Connections = true,
                KeepAlivePingDelay = TimeSpan.FromSeconds(30),
                KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
                PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            },
            DisposeHttpClient = true,
            // The default waits up to two minutes: after a restart of the hub its clients must be back within seconds.
            InitialReconnectBackoff = TimeSpan.FromMilliseconds(100),
            MaxReconnectBackoff = TimeSpan.FromSeconds(2),
            Credentials = isPlain ? ChannelCredentials.Insecure : ChannelCredentials.SecureSsl,
            // A plain address is loopback or behind a proxy that ends TLS: whoever configures it says so.
            UnsafeUseInsecureChannelCallCredentials = isPlain,
            ServiceConfig = new ServiceConfig { MethodConfigs = { retries } },
        };
    }
}
