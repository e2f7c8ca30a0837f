namespace IdentityHub.Accounts.SigningIn;

/// <summary>A sign-in that waits for a step.</summary>
/// <param name="Id">Its number: a page that was made for another sign-in of this browser is told by it.</param>
/// <param name="User">Whose.</param>
/// <param name="Methods">What was proven.</param>
/// <param name="Step">What it waits for.</param>
public sealed record OpenSignIn(Guid Id, HubUser User, IReadOnlyList<string> Methods, SignInStep Step);
