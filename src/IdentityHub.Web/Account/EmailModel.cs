using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Account;

/// <summary>The page that changes the e-mail address.</summary>
/// <param name="Current">The address so far; null for none.</param>
/// <param name="Typed">What was typed.</param>
/// <param name="Pending">A new address that waits for its mails; null for none.</param>
/// <param name="OldMissing">True while the address so far hasn't agreed.</param>
/// <param name="NewMissing">True while the new address hasn't agreed.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record EmailModel(string? Current, string? Typed, string? Pending, bool OldMissing, bool NewMissing, Faults Faults);
