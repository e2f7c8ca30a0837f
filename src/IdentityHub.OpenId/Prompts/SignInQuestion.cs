using IdentityHub.OpenId.Clients;
using IdentityHub.OpenId.Sessions;

namespace IdentityHub.OpenId.Prompts;

/// <summary>What the sign-in and registration pages show.</summary>
/// <param name="Client">The relying party's look, or null at the hub's own pages.</param>
/// <param name="ClientId">The relying party, or null.</param>
/// <param name="LoginHint">An e-mail address to fill in, or null.</param>
/// <param name="UiLocales">Wanted languages, best first.</param>
/// <param name="MayContinue">True: somebody is signed in and may go on as they are (<c>select_account</c>); false: they must sign in.</param>
/// <param name="ReturnUrl">A checked local address to go on to afterwards.</param>
public sealed record SignInQuestion(ClientBranding? Client, string? ClientId, string? LoginHint, IReadOnlyList<string> UiLocales, bool MayContinue, string ReturnUrl)
{
    /// <summary>The level that the relying party wants of this sign-in or step-up.</summary>
    public AuthenticationLevel Level { get; init; } = AuthenticationLevel.One;

    /// <summary>True: without that level the relying party is told that it wasn't reached; false: the person may go on without (see <see cref="SignInPrompt.GoOnWithoutAsync"/>).</summary>
    public bool LevelIsEssential { get; init; }

    /// <summary>The person must have proven themself after this instant (<c>prompt=login</c>, <c>max_age</c>); null: whenever.</summary>
    public DateTimeOffset? FreshSince { get; init; }
}
