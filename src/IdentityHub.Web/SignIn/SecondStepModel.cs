using IdentityHub.Web.Forms;

namespace IdentityHub.Web.SignIn;

/// <summary>The second step of a sign-in.</summary>
/// <param name="ReturnUrl">Where to go on afterwards.</param>
/// <param name="SignIn">Number of the sign-in that the page was made for.</param>
/// <param name="ByCode">True when the account has an authenticator; else a passkey is the only way.</param>
/// <param name="MayRemember">True when this browser may be remembered.</param>
/// <param name="DemoCode">The demo plays the authenticator app; null elsewhere.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record SecondStepModel(string ReturnUrl, Guid SignIn, bool ByCode, bool MayRemember, string? DemoCode, Faults Faults);
