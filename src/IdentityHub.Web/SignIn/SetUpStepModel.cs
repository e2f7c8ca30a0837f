using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.SignIn;

/// <summary>Staff set their second factor up at their first sign-in.</summary>
/// <param name="ReturnUrl">Where to go on afterwards.</param>
/// <param name="Offer">The new authenticator secret.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record SetUpStepModel(string ReturnUrl, AuthenticatorOffer Offer, Faults Faults);
