using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Administration;

/// <summary>The page that makes the first administrator.</summary>
/// <param name="Invitation">From the link that the start printed.</param>
/// <param name="GivenName">What was typed.</param>
/// <param name="FamilyName">What was typed.</param>
/// <param name="Email">What was typed.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record FirstAdministratorModel(string Invitation, string GivenName, string FamilyName, string Email, Faults Faults);
