using IdentityHub.Grpc.Access;
using IdentityHub.Grpc.Calls;
using IdentityHub.Grpc.Changes;
using IdentityHub.Grpc.Consents;
using IdentityHub.Grpc.Crosswalk;
using IdentityHub.Grpc.Errors;
using IdentityHub.Grpc.Freshness;
using IdentityHub.Grpc.Idempotency;
using IdentityHub.Grpc.Listening;
using IdentityHub.Grpc.Matching;
using IdentityHub.Grpc.Merging;
using IdentityHub.Grpc.Parties;
using IdentityHub.Grpc.Preferences;
using IdentityHub.Grpc.Privacy;
using IdentityHub.Grpc.Records;
using IdentityHub.Grpc.Relationships;
using IdentityHub.Grpc.Reviews;
using IdentityHub.Grpc.Sources;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace IdentityHub.Grpc;

/// <summary>Registers the gRPC services of protos/.</summary>
public static class GrpcComposition
{
    /// <summary>The largest message taken and sent, in bytes.</summary>
    public const int MaximumMessageSize = 4 * 1024 * 1024;

    /// <summary>Adds the services. Listeners that serve them are marked with <see cref="GrpcListener.ServeGrpc"/>.</summary>
    public static IServiceCollection AddHubGrpc(this IServiceCollection services)
    {
        services.AddGrpc(options =>
        {
            options.EnableDetailedErrors = false;
            options.MaxReceiveMessageSize = MaximumMessageSize;
            options.MaxSendMessageSize = MaximumMessageSize;
            // In this order: the first is the outermost.
            options.Interceptors.Add<ErrorInterceptor>();
            options.Interceptors.Add<CallInterceptor>();
            options.Interceptors.Add<DisclosureInterceptor>();
            options.Interceptors.Add<IdempotencyInterceptor>();
            options.Interceptors.Add<ConsistencyInterceptor>();
        });
        // It logs every request that can't be parsed as an error with a stack trace; what is an error, ErrorInterceptor logs.
        services.AddLogging(logging => logging.AddFilter("Grpc.AspNetCore.Server.ServerCallHandler", LogLevel.Critical));
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks();

        // One of each for the life of the process, instead of one per call.
        services.AddSingleton<ErrorInterceptor>();
        services.AddSingleton<CallInterceptor>();
        services.AddSingleton<DisclosureInterceptor>();
        services.AddSingleton<IdempotencyInterceptor>();
        services.AddSingleton<ConsistencyInterceptor>();

        services.TryAddEnumerable(ServiceDescriptor.Singleton<MatcherPolicy, GrpcListenerPolicy>());
        services.AddScopePolicies();
        services.AddScoped<HubCall>();
        services.AddTransient(typeof(OnDemand<>));
        services.AddScoped<SourceBinding>();
        services.AddScoped<LinkTarget>();
        services.AddScoped<RecordStream>();
        services.AddScoped<FileImport>();
        services.AddSingleton<AudienceStream>();
        services.AddScoped<PartyExports>();
        return services;
    }

    /// <summary>Maps the services, the standard health service and reflection, for listeners that are marked so.</summary>
    public static IEndpointRouteBuilder MapHubGrpc(this IEndpointRouteBuilder endpoints)
    {
        var grpc = endpoints.MapGroup("");
        grpc.MapGrpcService<PartyRpc>();
        grpc.MapGrpcService<IdentityRpc>();
        grpc.MapGrpcService<SourceRecordRpc>();
        grpc.MapGrpcService<SourceSystemRpc>();
        grpc.MapGrpcService<MatchRpc>();
        grpc.MapGrpcService<ReviewRpc>();
        grpc.MapGrpcService<MergeRpc>();
        grpc.MapGrpcService<RelationshipRpc>();
        grpc.MapGrpcService<ConsentRpc>();
        grpc.MapGrpcService<PreferenceRpc>();
        grpc.MapGrpcService<PrivacyRpc>();
        grpc.MapGrpcService<ConsentCatalogRpc>();
        grpc.MapGrpcService<ChangeRpc>();
        grpc.MapGrpcHealthChecksService().AllowAnonymous();
        grpc.MapGrpcReflectionService().AllowAnonymous();
        grpc.WithMetadata(GrpcEndpointMetadata.Instance);
        ((IEndpointConventionBuilder)grpc).Finally(BareStatuses.Complete);
        return endpoints;
    }
}
