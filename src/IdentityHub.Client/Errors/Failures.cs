using Grpc.Core;
using IdentityHub.Client.Tokens;

namespace IdentityHub.Client.Errors;

/// <summary>Turns failures of calls into <see cref="IdentityHubException"/>.</summary>
internal static class Failures
{
    public static async Task<T> TranslateAsync<T>(Task<T> response, ITokenSource tokens)
    {
        try
        {
            return await response;
        }
        catch (RpcException failure)
        {
            var translated = IdentityHubException.Of(failure);
            if (translated.StatusCode == StatusCode.Unauthenticated)
                tokens.Forget();
            throw translated;
        }
    }
}
