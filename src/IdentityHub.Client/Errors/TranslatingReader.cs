using Grpc.Core;
using IdentityHub.Client.Tokens;

namespace IdentityHub.Client.Errors;

/// <summary>A stream whose failures are <see cref="IdentityHubException"/>.</summary>
internal sealed class TranslatingReader<T>(IAsyncStreamReader<T> inner, ITokenSource tokens) : IAsyncStreamReader<T>
{
    public T Current => inner.Current;

    public Task<bool> MoveNext(CancellationToken cancellationToken) => Failures.TranslateAsync(inner.MoveNext(cancellationToken), tokens);
}
