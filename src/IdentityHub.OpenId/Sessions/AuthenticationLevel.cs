namespace IdentityHub.OpenId.Sessions;

/// <summary>How surely a person proved who they are; each level is an <c>acr</c> value, see <see cref="AuthenticationContext"/>.</summary>
public enum AuthenticationLevel
{
    /// <summary>One factor.</summary>
    One = 1,

    /// <summary>Two factors, or a passkey that verified its user.</summary>
    Two = 2,
}
