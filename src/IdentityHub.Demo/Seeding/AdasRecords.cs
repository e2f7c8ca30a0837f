using IdentityHub.Kernel.Ids;
using IdentityHub.MasterData.Records;

namespace IdentityHub.Demo.Seeding;

/// <summary>What the five systems know of Ada, the shopper of the demo: enough to see a golden profile come together.</summary>
internal static class AdasRecords
{
    private static readonly EmailAddressValue Email = new("ada@example.com", Verified: true);
    private static readonly PhoneNumberValue Mobile = new("+44 7700 900181", Verified: true, "mobile");

    private static readonly PostalAddressValue Home = new() { Line1 = "12 St James’s Square", City = "London", Postcode = "SW1Y 4JH", Country = "GB" };

    private static readonly Dictionary<string, string> Loyalty = new() { ["loyalty_number"] = "LOYALTY-ADA" };

    /// <summary>One record of each system.</summary>
    public static IReadOnlyList<SourceRecordUpsert> All { get; } =
    [
        Of("crm", new() { GivenName = "Ada", FamilyName = "Lovelace", BirthDate = new(1985, 12, 10), Sex = "F", Language = "en", Emails = [Email], Phones = [Mobile], Addresses = [Home] }),
        Of("shop", new() { GivenName = "Ada", FamilyName = "Lovelace", Emails = [Email], Addresses = [Home], Extra = Loyalty }),
        Of("loyalty", new() { GivenName = "Augusta Ada", FamilyName = "King", BirthDate = new(1985, 12, 10), Extra = Loyalty }),
        Of("service", new() { GivenName = "Ada", FamilyName = "Lovelace", Phones = [Mobile] }),
        Of("marketing", new() { GivenName = "Ada", FamilyName = "Lovelace", Emails = [Email with { Verified = false }] }),
    ];

    private static SourceRecordUpsert Of(string system, SourceRecordContent content) => new(new SourceKey(system, $"{system.ToUpperInvariant()}-ADA"), content);
}
