namespace IdentityHub.OpenId.Sessions;

/// <summary>The authentication context classes of this hub (<c>acr</c>, Core §2) and how the methods of a sign-in (<c>amr</c>, RFC 8176) lead to them.</summary>
public static class AuthenticationContext
{
    /// <summary><c>acr</c> of <see cref="AuthenticationLevel.One"/>.</summary>
    public const string One = "urn:identityhub:acr:1";

    /// <summary><c>acr</c> of <see cref="AuthenticationLevel.Two"/>.</summary>
    public const string Two = "urn:identityhub:acr:2";

    /// <summary>
    /// The method that makes a sign-in <see cref="AuthenticationLevel.Two"/> (RFC 8176 §2): whoever begins a session adds it after two different
    /// factors, or after a passkey that verified its user (<c>hwk</c> or <c>swk</c> with <c>user</c> alone only shows presence).
    /// </summary>
    public const string MultipleFactors = "mfa";

    /// <summary>Every class, weakest first.</summary>
    public static IReadOnlyList<string> All { get; } = [One, Two];

    /// <summary>The level that the methods amount to.</summary>
    public static AuthenticationLevel LevelOf(IEnumerable<string> methods) =>
        methods.Contains(MultipleFactors, StringComparer.Ordinal) ? AuthenticationLevel.Two : AuthenticationLevel.One;

    /// <summary>The level's <c>acr</c>.</summary>
    public static string Of(AuthenticationLevel level) => level == AuthenticationLevel.Two ? Two : One;

    /// <summary>The level of an <c>acr</c>; null for one that the hub doesn't know.</summary>
    public static AuthenticationLevel? Read(string? acr) => acr switch
    {
        One => AuthenticationLevel.One,
        Two => AuthenticationLevel.Two,
        _ => null,
    };
}
