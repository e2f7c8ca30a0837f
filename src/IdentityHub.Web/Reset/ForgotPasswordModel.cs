using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Reset;

/// <summary>The page that asks for a new password.</summary>
/// <param name="ReturnUrl">Where the person came from.</param>
/// <param name="Email">What was typed.</param>
/// <param name="Sent">True when the wish was taken, whether or not there is such an account.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record ForgotPasswordModel(string ReturnUrl, string? Email, bool Sent, Faults Faults);
