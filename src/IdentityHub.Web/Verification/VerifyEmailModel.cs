namespace IdentityHub.Web.Verification;

/// <summary>The landing page of the link in the verification mail.</summary>
/// <param name="Account">From the link.</param>
/// <param name="Token">From the link.</param>
/// <param name="State">Asked, Done, LinkInvalid or EmailTaken.</param>
public sealed record VerifyEmailModel(string Account, string Token, string State);
