using IdentityHub.MasterData.Records;

namespace IdentityHub.Demo.Seeding;

/// <summary>Somebody who doesn't exist.</summary>
/// <param name="Given">Given name.</param>
/// <param name="Family">Family name.</param>
/// <param name="Born">Date of birth.</param>
/// <param name="Sex">f or m.</param>
/// <param name="Email">E-mail address.</param>
/// <param name="Mobile">Mobile number, E.164.</param>
/// <param name="Landline">The household's number, E.164.</param>
/// <param name="Address">The household's address.</param>
/// <param name="LoyaltyNumber">Number in the loyalty programme.</param>
internal sealed record MadeUpPerson(
    string Given, string Family, DateOnly Born, string Sex, string Email, string Mobile, string Landline, PostalAddressValue Address, string LoyaltyNumber)
{
    /// <summary>What one system knows of the person: each a part, a careless one with a slip.</summary>
    public SourceRecordContent AsSeenBy(string system, bool faulty, Random random)
    {
        var content = new SourceRecordContent
        {
            GivenName = faulty && random.Next(2) == 0 ? Given[..1] + "." : Given,
            FamilyName = faulty && random.Next(3) == 0 && Family.Length > 4 ? Family.Remove(2, 1) : Family,
            Language = Address.Country == "DE" ? "de" : "en",
        };
        var slip = faulty && random.Next(2) == 0 ? Born.AddDays(random.Next(1, 28)) : Born;
        var email = new EmailAddressValue(Email, system is "crm" or "shop" or "loyalty");
        return system switch
        {
            "crm" => content with { BirthDate = slip, Sex = Sex, Emails = [email], Phones = [new(Mobile, true, "mobile"), new(Landline, false, "home")], Addresses = [Address] },
            "shop" => content with { Emails = [email], Phones = [new(Mobile)], Addresses = [Address], Extra = Loyalty() },
            "loyalty" => content with { BirthDate = slip, Emails = [email], Extra = Loyalty() },
            "service" => content with { Phones = [new(Mobile), new(Landline)], Emails = [email] },
            _ => content with { Emails = [email] },
        };
    }

    private Dictionary<string, string> Loyalty() => new() { ["loyalty_number"] = LoyaltyNumber };
}
