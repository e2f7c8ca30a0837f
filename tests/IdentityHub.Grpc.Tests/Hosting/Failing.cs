using IdentityHub.Client.Errors;

namespace IdentityHub.Grpc.Tests.Hosting;

/// <summary>Asserts how a call fails.</summary>
internal static class Failing
{
    public static async Task<IdentityHubException> ShouldFailAsync<T>(this AsyncUnaryCall<T> call, StatusCode code, string reason)
    {
        var failure = IdentityHubException.Of(await Should.ThrowAsync<RpcException>(call.ResponseAsync));
        failure.ShouldSatisfyAllConditions(() => failure.StatusCode.ShouldBe(code, failure.Message), () => failure.Reason.ShouldBe(reason));
        return failure;
    }

    /// <summary>The same of a stream.</summary>
    public static async Task<IdentityHubException> ShouldFailAsync(this Task call, StatusCode code, string reason)
    {
        var failure = IdentityHubException.Of(await Should.ThrowAsync<RpcException>(call));
        failure.ShouldSatisfyAllConditions(() => failure.StatusCode.ShouldBe(code, failure.Message), () => failure.Reason.ShouldBe(reason));
        return failure;
    }

    /// <summary>The same of a stream.</summary>
    public static async Task ShouldBlameAsync(this Task call, params string[] fields) =>
        (await call.ShouldFailAsync(StatusCode.InvalidArgument, "INVALID_ARGUMENT")).Violations.Select(violation => violation.Field).ShouldBe(fields);

    /// <summary>INVALID_ARGUMENT with these fields at fault.</summary>
    public static async Task ShouldBlameAsync<T>(this AsyncUnaryCall<T> call, params string[] fields)
    {
        var failure = await call.ShouldFailAsync(StatusCode.InvalidArgument, "INVALID_ARGUMENT");
        failure.Violations.Select(violation => violation.Field).ShouldBe(fields);
    }
}
