using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Account.Security;

/// <summary>The page that makes a passkey.</summary>
/// <param name="Name">The suggested name.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record NewPasskeyModel(string Name, Faults Faults);
