using Google.Rpc;
using IdentityHub.Grpc.Errors;
using IdentityHub.Kernel.Outcomes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace IdentityHub.Grpc.Tests.Errors;

/// <summary>What leaves the hub when something goes wrong.</summary>
public sealed class ErrorInterceptorTests
{
    private readonly ErrorInterceptor interceptor = new(NullLogger<ErrorInterceptor>.Instance);

    [Fact]
    public async Task What_nobody_expected_leaves_nothing_but_an_id()
    {
        var failure = await ThrowAsync(new InvalidOperationException("SELECT secret FROM person WHERE name = 'Ada'"));
        failure.StatusCode.ShouldBe(StatusCode.Internal);
        var status = failure.GetRpcStatus()!;
        status.GetDetail<ErrorInfo>()!.Reason.ShouldBe("INTERNAL");
        status.GetDetail<RequestInfo>()!.RequestId.ShouldNotBeEmpty();
        status.ToString().ShouldNotContain("secret");
        failure.ToString().ShouldNotContain("Ada");
        status.GetDetail<DebugInfo>().ShouldBeNull();
    }

    public static TheoryData<RefusalKind, StatusCode> Kinds => new()
    {
        { RefusalKind.Invalid, StatusCode.InvalidArgument },
        { RefusalKind.NotFound, StatusCode.NotFound },
        { RefusalKind.AlreadyExists, StatusCode.AlreadyExists },
        { RefusalKind.Forbidden, StatusCode.PermissionDenied },
        { RefusalKind.FailedPrecondition, StatusCode.FailedPrecondition },
        { RefusalKind.Conflict, StatusCode.Aborted },
        { RefusalKind.Exhausted, StatusCode.ResourceExhausted },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_refusal_leaves_with_its_status_reason_and_words(RefusalKind kind, StatusCode code)
    {
        var failure = await ThrowAsync(new Refusal(kind, "SOME_REASON", "Some words.").ToException());
        failure.StatusCode.ShouldBe(code);
        failure.Status.Detail.ShouldBe("Some words.");
        var info = failure.GetRpcStatus()!.GetDetail<ErrorInfo>()!;
        info.Reason.ShouldBe("SOME_REASON");
        info.Domain.ShouldBe("identityhub");
    }

    [Fact]
    public async Task Fields_at_fault_travel_along()
    {
        var failure = await ThrowAsync(Refusal.Invalid([new("a.b", "is wrong"), new("c", "is missing")]).ToException());
        failure.GetRpcStatus()!.GetDetail<BadRequest>()!.FieldViolations.Select(violation => violation.Field).ShouldBe(["a.b", "c"]);
    }

    [Fact]
    public async Task A_database_out_of_reach_may_be_tried_again() =>
        (await ThrowAsync(new InvalidOperationException("outer", new TimeoutException("inner")))).StatusCode.ShouldBe(StatusCode.Unavailable);

    [Fact]
    public async Task The_servers_own_patience_ends_as_a_deadline() =>
        (await ThrowAsync(new OperationCanceledException())).StatusCode.ShouldBe(StatusCode.DeadlineExceeded);

    private Task<RpcException> ThrowAsync(Exception failure) =>
        Should.ThrowAsync<RpcException>(() => interceptor.UnaryServerHandler<string, string>("", new StandInCall(), (_, _) => throw failure));

    private sealed class StandInCall : ServerCallContext
    {
        protected override string MethodCore => "/tests/Call";

        protected override string HostCore => "";

        protected override string PeerCore => "";

        protected override DateTime DeadlineCore => DateTime.MaxValue;

        protected override Metadata RequestHeadersCore => [];

        protected override CancellationToken CancellationTokenCore => CancellationToken.None;

        protected override Metadata ResponseTrailersCore => [];

        protected override global::Grpc.Core.Status StatusCore { get; set; }

        protected override WriteOptions? WriteOptionsCore { get; set; }

        protected override AuthContext AuthContextCore => new(null, []);

        protected override IDictionary<object, object> UserStateCore { get; } = new Dictionary<object, object> { ["__HttpContext"] = new DefaultHttpContext() };

        protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) => throw new NotSupportedException();

        protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
    }
}
