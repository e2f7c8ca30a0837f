namespace IdentityHub.Web.SignOut;

/// <summary>The question whether to sign out.</summary>
/// <param name="ReturnUrl">What the application's request said; empty at the hub's own pages.</param>
public sealed record SignOutModel(string ReturnUrl);
