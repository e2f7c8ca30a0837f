using IdentityHub.OpenId.Prompts;

namespace IdentityHub.Web.SignOut;

/// <summary>The person is signed out.</summary>
/// <param name="GoOnTo">The application's address to go on to by itself; null to stay.</param>
/// <param name="Answer">The relying parties that this page tells in frames; null for none.</param>
public sealed record SignedOutModel(string? GoOnTo, SignedOutAnswer? Answer = null);
