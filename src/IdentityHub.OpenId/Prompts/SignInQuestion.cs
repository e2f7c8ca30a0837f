using IdentityHub.OpenId.Clients;

namespace IdentityHub.OpenId.Prompts;

/// <summary>What the sign-in and registration pages show.</summary>
/// <param name="Client">The relying party's look, or null at the hub's own pages.</param>
/// <param name="ClientId">The relying party, or null.</param>
/// <param name="LoginHint">An e-mail address to fill in, or null.</param>
/// <param name="UiLocales">Wanted languages, best first.</param>
/// <param name="MayContinue">True: somebody is signed in and may go on as they are (<c>select_account</c>); false: they must sign in.</param>
/// <param name="ReturnUrl">A checked local address to go on to afterwards.</param>
public sealed record SignInQuestion(ClientBranding? Client, string? ClientId, string? LoginHint, IReadOnlyList<string> UiLocales, bool MayContinue, string ReturnUrl);
