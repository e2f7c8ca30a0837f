namespace IdentityHub.Client.Tokens;

/// <summary>Gives the access token of a call.</summary>
internal interface ITokenSource
{
    /// <summary>A token that is valid for the next seconds at least.</summary>
    ValueTask<string> GetAsync(CancellationToken cancellation);

    /// <summary>The hub refused the token (revoked, or of a key that is gone): get another one for the next call.</summary>
    void Forget();
}
