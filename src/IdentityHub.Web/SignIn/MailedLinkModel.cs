using IdentityHub.Web.Forms;

namespace IdentityHub.Web.SignIn;

/// <summary>The page that asks for a sign-in link.</summary>
/// <param name="ReturnUrl">Where to go on afterwards.</param>
/// <param name="Email">What was typed.</param>
/// <param name="Sent">True when the wish was taken, whether or not there is such an account.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record MailedLinkModel(string ReturnUrl, string? Email, bool Sent, Faults Faults);
