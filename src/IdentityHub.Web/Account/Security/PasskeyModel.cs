using IdentityHub.Accounts.Passkeys;
using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Account.Security;

/// <summary>One passkey, to rename or remove.</summary>
/// <param name="Passkey">Which.</param>
/// <param name="MayRemove">False when it is the last second factor of staff, or the only way in.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record PasskeyModel(PasskeyView Passkey, bool MayRemove, Faults Faults);
