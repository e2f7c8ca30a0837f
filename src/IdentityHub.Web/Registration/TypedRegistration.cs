namespace IdentityHub.Web.Registration;

/// <summary>What was typed into the registration form, kept for the next try.</summary>
/// <param name="GivenName">Given name.</param>
/// <param name="FamilyName">Family name.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Phone">Phone number.</param>
/// <param name="Ticked">Values of the ticked boxes.</param>
public sealed record TypedRegistration(string GivenName, string FamilyName, string Email, string Phone, IReadOnlyList<string> Ticked)
{
    /// <summary>A blank form.</summary>
    public static TypedRegistration Blank(string? email) => new("", "", email ?? "", "", []);
}
