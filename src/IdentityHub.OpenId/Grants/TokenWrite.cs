namespace IdentityHub.OpenId.Grants;

/// <summary>
/// Everything that one request changes, done together or not at all: a token is used up, a family opened, tokens kept. Where the token was used
/// before or the session has ended, nothing is kept.
/// </summary>
public sealed record TokenWrite
{
    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The token that is used up.</summary>
    public TokenUse? Use { get; init; }

    /// <summary>The family that is opened.</summary>
    public NewFamily? Family { get; init; }

    /// <summary>The tokens that are kept.</summary>
    public IReadOnlyList<NewToken> Tokens { get; init; } = [];
}
