using IdentityHub.OpenId.Sessions;

namespace IdentityHub.OpenId.Prompts;

/// <summary>What the sign-in page shows of a validated request, whether it came in the address or was pushed.</summary>
internal sealed record SignInTicket(string ClientId, string? LoginHint, IReadOnlyList<string> UiLocales, bool MayContinue)
{
    /// <summary>What the relying party wants of the sign-in.</summary>
    public AuthenticationLevel Level { get; init; } = AuthenticationLevel.One;

    /// <summary>True: the relying party refuses anything less.</summary>
    public bool LevelIsEssential { get; init; }

    /// <summary>True: the relying party demands that the person prove themself anew (<c>prompt=login</c>).</summary>
    public bool Anew { get; init; }

    /// <summary>The relying party's <c>max_age</c> in seconds, or null.</summary>
    public long? MaxAge { get; init; }
}
