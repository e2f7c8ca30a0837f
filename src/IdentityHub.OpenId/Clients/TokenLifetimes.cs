namespace IdentityHub.OpenId.Clients;

/// <summary>How long what a client gets lives; null: the server's own.</summary>
public sealed record TokenLifetimes
{
    /// <summary>Authorization codes; 1 second to 60 seconds (FAPI 2.0 §5.3.2.1).</summary>
    public TimeSpan? Code { get; init; }

    /// <summary>Access tokens; 10 seconds to 1 hour.</summary>
    public TimeSpan? AccessToken { get; init; }

    /// <summary>ID tokens; 10 seconds to 1 hour.</summary>
    public TimeSpan? IdToken { get; init; }

    /// <summary>Refresh tokens, from their last use; 1 minute to 90 days.</summary>
    public TimeSpan? RefreshToken { get; init; }

    /// <summary>Everything that came of one sign-in, however often it was refreshed; 1 minute to 90 days.</summary>
    public TimeSpan? Grant { get; init; }
}
