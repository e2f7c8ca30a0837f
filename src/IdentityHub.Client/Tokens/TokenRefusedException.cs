namespace IdentityHub.Client.Tokens;

/// <summary>The hub gave no access token: the client's id, secret or scopes are wrong, or the issuer is.</summary>
public sealed class TokenRefusedException : Exception
{
    /// <summary>Without details.</summary>
    public TokenRefusedException() : this("unknown")
    {
    }

    /// <summary>With an error code.</summary>
    public TokenRefusedException(string error) : this(error, (string?)null)
    {
    }

    /// <summary>With an error code of RFC 6749 §5.2 and the server's words.</summary>
    public TokenRefusedException(string error, string? description) : base(description is null ? $"No access token: {error}." : $"No access token: {error} ({description}).") =>
        Error = error;

    /// <summary>With a cause.</summary>
    public TokenRefusedException(string message, Exception innerException) : base(message, innerException) => Error = "unknown";

    /// <summary>The error code, for example <c>invalid_client</c>.</summary>
    public string Error { get; }
}
