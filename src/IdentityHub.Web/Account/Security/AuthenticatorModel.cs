using IdentityHub.Accounts.SecondFactor;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Account.Security;

/// <summary>The page of the authenticator app.</summary>
/// <param name="Offer">A new secret; null when an app is set up.</param>
/// <param name="MayRemove">False when it is the last second factor of staff.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record AuthenticatorModel(AuthenticatorOffer? Offer, bool MayRemove, Faults Faults);
