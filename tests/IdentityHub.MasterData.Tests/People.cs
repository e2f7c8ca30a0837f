using IdentityHub.MasterData.Records;

namespace IdentityHub.MasterData.Tests;

/// <summary>Made-up people.</summary>
internal static class People
{
    public static SourceRecordContent Ada(string? email = "ada@lovelace.example", bool verified = false) => new()
    {
        GivenName = "Ada",
        FamilyName = "Lovelace",
        BirthDate = new DateOnly(1815, 12, 10),
        Emails = email is null ? [] : [new EmailAddressValue(email, verified)],
    };

    public static SourceRecordContent Grace(string? email = "grace@hopper.example", string? phone = null) => new()
    {
        GivenName = "Grace",
        FamilyName = "Hopper",
        Emails = email is null ? [] : [new EmailAddressValue(email)],
        Phones = phone is null ? [] : [new PhoneNumberValue(phone)],
    };
}
