using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Account.Security;

/// <summary>The page of a new password.</summary>
/// <param name="HasPassword">True when there is one already.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record PasswordModel(bool HasPassword, Faults Faults);
