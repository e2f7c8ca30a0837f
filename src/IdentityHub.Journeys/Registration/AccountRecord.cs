using IdentityHub.Accounts;
using IdentityHub.Journeys.SignOn;
using IdentityHub.MasterData.Records;

namespace IdentityHub.Journeys.Registration;

/// <summary>What an account says of its person, as its own source record.</summary>
internal static class AccountRecord
{
    public static SourceRecordUpsert Of(HubUser user) => new(OwnParty.KeyOf(user.AccountId), new SourceRecordContent
    {
        GivenName = user.GivenName,
        FamilyName = user.FamilyName,
        Language = user.Locale,
        Emails = user.Email is { } email ? [new EmailAddressValue(email, user.EmailConfirmed)] : [],
        Phones = user.PhoneNumber is { } phone ? [new PhoneNumberValue(phone, user.PhoneNumberConfirmed)] : [],
    });
}
