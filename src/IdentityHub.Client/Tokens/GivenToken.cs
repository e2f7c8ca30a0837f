namespace IdentityHub.Client.Tokens;

/// <summary>A token that the caller has, for example the signed-in shopper's own.</summary>
/// <param name="token">The access token.</param>
internal sealed class GivenToken(string token) : ITokenSource
{
    public ValueTask<string> GetAsync(CancellationToken cancellation) => ValueTask.FromResult(token);

    public void Forget()
    {
    }
}
