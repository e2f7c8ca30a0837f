namespace IdentityHub.Web.SignOut;

/// <summary>The person is signed out.</summary>
/// <param name="GoOnTo">The application's address to go on to at once; null to stay.</param>
public sealed record SignedOutModel(string? GoOnTo);
