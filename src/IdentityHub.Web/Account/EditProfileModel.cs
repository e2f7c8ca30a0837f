using IdentityHub.Web.Forms;

namespace IdentityHub.Web.Account;

/// <summary>The page that changes name, number and language.</summary>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="Phone">Phone number.</param>
/// <param name="Locale">Language of mails.</param>
/// <param name="Faults">What was wrong with the last try.</param>
public sealed record EditProfileModel(string GivenName, string FamilyName, string? Phone, string Locale, Faults Faults);
