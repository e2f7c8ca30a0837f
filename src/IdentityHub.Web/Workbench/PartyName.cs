using IdentityHub.MasterData.Parties;
using IdentityHub.Web.Texts;

namespace IdentityHub.Web.Workbench;

/// <summary>What to call a party in a list.</summary>
internal static class PartyName
{
    public static string Of(GoldenProfile profile, Wording words)
    {
        var person = string.Join(' ', new[] { profile.GivenName, profile.FamilyName, profile.NameSuffix }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return person.Length > 0 ? person
            : profile.OrganisationName ?? (profile.Emails.Count > 0 ? profile.Emails[0].Value : profile.Phones.Count > 0 ? profile.Phones[0].Value : words["Party.Nameless"]);
    }
}
